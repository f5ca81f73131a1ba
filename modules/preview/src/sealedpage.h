#pragma once

#include <QWebEnginePage>

#include <functional>

namespace zhijian::preview {

/// A web page that holds our article and nothing else: no network, no script of its own, no navigation, no window.
/// The article is put in by our script, so there is no limit of 2 MB and no reload. GUI thread.
/// Calls made before the shell is loaded are kept and run in order.
class SealedPage final : public QWebEnginePage
{
    Q_OBJECT

public:
    explicit SealedPage(QObject *parent = nullptr);
    ~SealedPage() override;

    void setArticle(const QString &html);
    /// `call` is an expression of resources/page.js, for example "scrollToLine(3)".
    void run(const QString &call, const std::function<void(const QVariant &)> &done = {});
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

Q_SIGNALS:
    void ready();
    /// The shell came up again after the renderer died; the article must be set again.
    void restarted();
    void lost();
    /// A message of our script: what, value.
    void said(const QString &what, const QString &value);
    void refused(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;
    QWebEnginePage *createWindow(WebWindowType type) override;

private:
    void load();
    void restrict();

    QList<std::function<void()>> m_waiting;
    bool m_isLoaded = false;
    bool m_mayLoad = false;
    int m_restarts = 0;
};

} // namespace zhijian::preview
