<#-- The frame of every page: name, heading, what happened, the form, the languages. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}" dir="${(locale.rtl)?then('rtl','ltr')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <title>Parley</title>
  <link rel="icon" href="data:,">
  <#list properties.styles?split(' ') as style>
    <link href="${url.resourcesPath}/${style}" rel="stylesheet">
  </#list>
  <script type="importmap">
    { "imports": { "rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js" } }
  </script>
  <#if scripts??>
    <#list scripts as script>
      <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
    </#outputformat>
  </script>
  <#if authenticationSession??>
    <script type="module">
      <#outputformat "JavaScript">
      import { checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
      checkAuthSession(${authenticationSession.authSessionIdHash?c});
      </#outputformat>
    </script>
  </#if>
</head>
<body data-page-id="login-${pageId}">
  <header class="top"><span class="name">Parley</span></header>
  <main class="sheet">
    <h1 id="kc-page-title"><#nested "header"></h1>

    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <#nested "show-username">
      <p class="as">
        <span>${msg("parleySigningInAs")} <b id="kc-attempted-username"><bdi>${auth.attemptedUsername}</bdi></b></span>
        <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
      </p>
    </#if>

    <#-- Who was sent here to do something need not be told so again. -->
    <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
      <p class="note ${message.type}" role="${(message.type = 'error')?then('alert','status')}">${message.summary}</p>
    </#if>

    <#-- What it is about before the form: who listens to the page hears it in this order. -->
    <#if displayInfo>
      <div id="kc-info" class="quiet"><#nested "info"></div>
    </#if>
    <#nested "form">

    <#if auth?has_content && auth.showTryAnotherWayLink()>
      <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
        <input type="hidden" name="tryAnotherWay" value="on">
        <button class="button" type="submit" id="try-another-way">${msg("doTryAnotherWay")}</button>
      </form>
    </#if>

    <#nested "socialProviders">
  </main>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
    <nav class="languages" aria-label="${msg("languages")}">
      <ul>
        <#list locale.supported as l>
          <li>
            <#if l.languageTag == locale.currentLanguageTag>
              <span lang="${l.languageTag}" aria-current="true">${l.label}</span>
            <#else>
              <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}" dir="auto">${l.label}</a>
            </#if>
          </li>
        </#list>
      </ul>
    </nav>
  </#if>
</body>
</html>
</#macro>
