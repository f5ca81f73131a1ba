#include "sealedpage.h"

#include "networkrefusal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QUrl>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

// In the global namespace, as the macro needs.
static void initializeResources()
{
    Q_INIT_RESOURCE(preview);
}

namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logPreview, "zhijian.preview")

QString resourceText(const QString &name)
{
    QFile file(u":/zhijian/preview/"_s + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    Q_UNUSED(isOpen)
    return QString::fromUtf8(file.readAll());
}

} // namespace

SealedPage::SealedPage(QObject *parent)
    : QWebEnginePage(new QWebEngineProfile, parent)
{
    initializeResources();
    restrict();
    QWebEngineScript script;
    script.setName(u"zhijian"_s);
    script.setSourceCode(resourceText(u"page.js"_s));
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    scripts().insert(script);

    connect(this, &QWebEnginePage::loadFinished, this, [this](bool isOk) {
        if (!isOk) {
            Q_EMIT lost();
            return;
        }
        m_isLoaded = true;
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &call : waiting)
            call();
        Q_EMIT ready();
        if (m_restarts > 0)
            Q_EMIT restarted();
    });
    connect(this, &QWebEnginePage::renderProcessTerminated, this,
            [this](RenderProcessTerminationStatus status, int code) {
                if (status == NormalTerminationStatus)
                    return;
                qCWarning(logPreview) << "renderer ended" << status << code;
                m_isLoaded = false;
                Q_EMIT lost();
                if (++m_restarts <= 3)
                    QMetaObject::invokeMethod(this, &SealedPage::load, Qt::QueuedConnection);
            });
    load();
}

SealedPage::~SealedPage()
{
    // The profile must outlive its page: it goes when the base class has gone.
    QWebEngineProfile *owned = profile();
    owned->setUrlRequestInterceptor(nullptr);
    connect(this, &QObject::destroyed, owned, [owned] { delete owned; });
}

void SealedPage::restrict()
{
    auto *refusal = new NetworkRefusal(profile());
    connect(refusal, &NetworkRefusal::refused, this, &SealedPage::refused);
    profile()->setUrlRequestInterceptor(refusal);
    profile()->setHttpCacheType(QWebEngineProfile::NoCache);
    profile()->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);

    QWebEngineSettings *to = settings();
    using enum QWebEngineSettings::WebAttribute;
    // JavascriptEnabled concerns the page's own world only; ours goes on working.
    for (const auto off : {JavascriptEnabled, JavascriptCanOpenWindows, JavascriptCanAccessClipboard, PluginsEnabled,
                           LocalStorageEnabled, LocalContentCanAccessFileUrls, LocalContentCanAccessRemoteUrls,
                           FocusOnNavigationEnabled, DnsPrefetchEnabled, HyperlinkAuditingEnabled, WebGLEnabled,
                           FullScreenSupportEnabled, ScreenCaptureEnabled, NavigateOnDropEnabled, ErrorPageEnabled,
                           AutoLoadIconsForPage, PdfViewerEnabled})
        to->setAttribute(off, false);
    to->setAttribute(PrintElementBackgrounds, true);
}

void SealedPage::load()
{
    m_mayLoad = true;
    setHtml(resourceText(u"page.html"_s));
}

void SealedPage::setArticle(const QString &html)
{
    const QString quoted = QString::fromUtf8(QJsonDocument(QJsonArray{html}).toJson(QJsonDocument::Compact));
    run(u"setArticle("_s + quoted + u"[0])"_s);
}

void SealedPage::run(const QString &call, const std::function<void(const QVariant &)> &done)
{
    if (!m_isLoaded) {
        m_waiting.append([this, call, done] { run(call, done); });
        return;
    }
    runJavaScript(u"zhijian."_s + call, QWebEngineScript::ApplicationWorld, done);
}

bool SealedPage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    const bool isOurs = m_mayLoad && isMainFrame && type == NavigationTypeTyped && url.scheme() == "data"_L1;
    m_mayLoad = false;
    if (!isOurs)
        Q_EMIT refused(url);
    return isOurs;
}

void SealedPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &message, int, const QString &)
{
    const auto prefix = "zhijian:"_L1;
    if (!message.startsWith(prefix)) {
        qCDebug(logPreview) << message;
        return;
    }
    const qsizetype colon = message.indexOf(u':', prefix.size());
    if (colon > 0)
        Q_EMIT said(message.sliced(prefix.size(), colon - prefix.size()), message.sliced(colon + 1));
}

QWebEnginePage *SealedPage::createWindow(WebWindowType)
{
    return nullptr;
}

} // namespace zhijian::preview
