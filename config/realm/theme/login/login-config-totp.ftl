<#-- Setting up a code generator on one page: picture and key beside each other, every field with its label. -->
<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#macro wrong field>
  <#if messagesPerField.existsError(field)>
    <p class="wrong" id="${field}-wrong" role="alert">${messagesPerField.get(field)}</p>
  </#if>
</#macro>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp','userLabel'); section>
  <#if section = "header">
    ${msg("loginTotpTitle")}
  <#elseif section = "form">
    <form action="${url.loginAction}" class="form" id="kc-totp-settings-form" method="post" novalidate>
      <ol class="steps">
        <li>${msg("loginTotpStep1")}</li>
        <li>
          <p>${msg("loginTotpStep2")}</p>
          <img id="kc-totp-secret-qr-code" class="code-picture" width="200" height="200"
               src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("parleyCodePicture")}">
          <details>
            <summary>${msg("loginTotpUnableToScan")}</summary>
            <p>${msg("loginTotpManualStep2")}</p>
            <p class="key"><code id="kc-totp-secret-key" dir="ltr">${totp.totpSecretEncoded}</code></p>
            <p class="quiet">${msg("loginTotpType")}: ${msg("loginTotp." + totp.policy.type)} ·
              ${msg("loginTotpAlgorithm")}: <bdi>${totp.policy.getAlgorithmKey()}</bdi> ·
              ${msg("loginTotpDigits")}: ${totp.policy.digits}<#if totp.policy.type = "totp"> ·
              ${msg("loginTotpInterval")}: ${totp.policy.period}</#if></p>
          </details>
        </li>
        <li>
          <p>${msg("loginTotpStep3")}</p>
          <div class="field">
            <label for="totp">${msg("authenticatorCode")}</label>
            <@wrong field="totp"/>
            <input class="short" type="text" id="totp" name="totp" dir="ltr" required
                   inputmode="numeric" autocomplete="one-time-code"
                   <#if messagesPerField.existsError('totp')>aria-invalid="true" aria-describedby="totp-wrong"</#if>>
          </div>
          <div class="field">
            <label for="userLabel">${msg("loginTotpDeviceName")}</label>
            <@wrong field="userLabel"/>
            <input type="text" id="userLabel" name="userLabel" autocomplete="off"
                   aria-describedby="userLabel-help<#if messagesPerField.existsError('userLabel')> userLabel-wrong</#if>"
                   <#if messagesPerField.existsError('userLabel')>aria-invalid="true"</#if>>
            <p class="quiet" id="userLabel-help">${msg("loginTotpStep3DeviceName")}</p>
          </div>
        </li>
      </ol>
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
      <@passwordCommons.logoutOtherSessions/>
      <div class="actions">
        <button class="button primary" type="submit" id="saveTOTPBtn">${msg("doSubmit")}</button>
        <#if isAppInitiatedAction??>
          <button class="button" type="submit" id="cancelTOTPBtn" name="cancel-aia" value="true">${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
