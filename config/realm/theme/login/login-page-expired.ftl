<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p>${msg("parleyPageExpired")}</p>
    <div class="actions">
      <a class="button primary" id="loginContinueLink" href="${url.loginAction}">${msg("pageExpiredMsg2")}</a>
      <a class="button" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("pageExpiredMsg1")}</a>
    </div>
  </#if>
</@layout.registrationLayout>
