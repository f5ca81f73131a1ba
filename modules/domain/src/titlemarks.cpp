#include "domain/titlemarks.h"

namespace zhijian {

namespace {

bool isEnclosed(const QString &title)
{
    return title.startsWith(u'《') && title.indexOf(u'》') == title.size() - 1;
}

} // namespace

QString inTitleMarks(const QString &title)
{
    if (isEnclosed(title))
        return title;
    QString inner = title;
    inner.replace(u'《', u'〈').replace(u'》', u'〉');
    return u'《' + inner + u'》';
}

} // namespace zhijian
