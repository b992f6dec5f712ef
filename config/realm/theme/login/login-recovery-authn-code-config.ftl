<#-- Recovery codes: shown once, to be printed or written down; kept only when confirmed. -->
<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("recovery-code-config-header")}
  <#elseif section = "form">
    <div class="note warning">
      <p><b>${msg("recovery-code-config-warning-title")}</b></p>
      <p>${msg("recovery-code-config-warning-message")}</p>
    </div>
    <ol id="kc-recovery-codes-list" class="codes" dir="ltr">
      <#list recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code>
        <li><code>${code[0..3]}-${code[4..7]}-${code[8..]}</code></li>
      </#list>
    </ol>
    <button class="button" type="button" id="printRecoveryCodes" onclick="print()">${msg("recovery-codes-print")}</button>
    <form action="${url.loginAction}" class="form" id="kc-recovery-codes-settings-form" method="post">
      <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
      <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
      <input type="hidden" id="userLabel" name="userLabel" value="${msg("recovery-codes-label-default")}">
      <div class="choice">
        <label><input type="checkbox" id="kcRecoveryCodesConfirmationCheck" required
          onchange="document.getElementById('saveRecoveryAuthnCodesBtn').disabled = !this.checked">
          <span>${msg("recovery-codes-confirmation-message")}</span></label>
      </div>
      <@passwordCommons.logoutOtherSessions/>
      <div class="actions">
        <button class="button primary" type="submit" id="saveRecoveryAuthnCodesBtn" disabled>${msg("recovery-codes-action-complete")}</button>
        <#if isAppInitiatedAction??>
          <button class="button" type="submit" id="cancelRecoveryAuthnCodesBtn" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
