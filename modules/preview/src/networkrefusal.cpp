#include "networkrefusal.h"

#include <QUrl>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

void NetworkRefusal::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const QUrl url = info.requestUrl();
    if (url.scheme() == "data"_L1)
        return;
    info.block(true);
    Q_EMIT refused(url);
}

} // namespace zhijian::preview
