<#-- The ways to sign in, as buttons: the parent's can be pressed with a mouse only. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <ul class="ways">
      <#list auth.authenticationSelections as way>
        <li>
          <form action="${url.loginAction}" method="post">
            <input type="hidden" name="authenticationExecution" value="${way.authExecId}">
            <button class="button way" type="submit">
              <b>${msg('${way.displayName}')}</b>
              <span class="quiet">${msg('${way.helpText}')}</span>
            </button>
          </form>
        </li>
      </#list>
    </ul>
  </#if>
</@layout.registrationLayout>
