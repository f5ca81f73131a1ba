#pragma once

#include <QWebEngineUrlRequestInterceptor>

namespace zhijian::preview {

/// Refuses every request that is not a data: address, and counts the refusals. Called in the GUI thread.
class NetworkRefusal final : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT

public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

Q_SIGNALS:
    void refused(const QUrl &url);
};

} // namespace zhijian::preview
