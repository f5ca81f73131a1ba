#include "interpretation/renderer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

void checkAttribute(const QString &tag, const QString &name, const QString &value, QStringList *found)
{
    static const QRegularExpression loading(u"url\\s*\\(|expression|@import|javascript:"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (name == "style"_L1) {
        if (loading.match(value).hasMatch())
            found->append(u"样式里的外部地址"_s);
        return;
    }
    if (name == "href"_L1 && tag == "a"_L1 && value.startsWith("https://mp.weixin.qq.com/"_L1))
        return;
    found->append(u"<%1> 的属性 %2"_s.arg(tag, name));
}

} // namespace

QStringList wechatViolations(const QString &html)
{
    static const QSet<QString> allowed{u"section"_s, u"p"_s,  u"span"_s, u"strong"_s, u"br"_s, u"table"_s, u"tbody"_s,
                                       u"tr"_s,      u"th"_s, u"td"_s,   u"a"_s,      u"em"_s};
    static const QRegularExpression tags(uR"(<\s*(/?)([a-zA-Z!?][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>)"_s);
    static const QRegularExpression attributes(uR"RX(([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?)RX"_s);
    QStringList found;
    for (const QRegularExpressionMatch &match : tags.globalMatch(html)) {
        const QString tag = match.captured(2).toLower();
        if (!allowed.contains(tag)) {
            found.append(u"<%1>"_s.arg(tag));
            continue;
        }
        for (const QRegularExpressionMatch &attribute : attributes.globalMatch(match.captured(3)))
            checkAttribute(tag, attribute.captured(1).toLower(),
                           attribute.captured(2) + attribute.captured(3) + attribute.captured(4), &found);
    }
    found.removeDuplicates();
    return found;
}

} // namespace zhijian::interpretation
