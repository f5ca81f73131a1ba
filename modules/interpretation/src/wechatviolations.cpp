#include "interpretation/renderer.h"

#include "interpretation/pictures.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

struct Attribute
{
    QString tag;
    QString name;
    QString value;
};

bool beginsWithOne(const QString &value, const QStringList &beginnings)
{
    return std::ranges::any_of(beginnings, [&](const QString &one) { return value.startsWith(one); });
}

void checkAttribute(const Attribute &one, const rules::OutputProfile &profile, QStringList *found)
{
    if (!profile.attributes.value(u"*"_s).contains(one.name) && !profile.attributes.value(one.tag).contains(one.name)) {
        found->append(u"<%1> 的属性 %2"_s.arg(one.tag, one.name));
        return;
    }
    const QString compact = QString(one.value).remove(QRegularExpression(u"\\s"_s)).toLower();
    if (one.name == "style"_L1
        && std::ranges::any_of(profile.forbiddenValues, [&](const QString &part) { return compact.contains(part); }))
        found->append(u"样式里的外部地址"_s);
    if (const auto addresses = profile.addresses.constFind(one.name);
        addresses != profile.addresses.cend() && !beginsWithOne(one.value, *addresses))
        found->append(u"<%1> 的平台外地址"_s.arg(one.tag));
}

/// Each tag of the HTML with its attributes; a closing tag has none.
template <typename Tag, typename Visitor>
void forEachTag(const QString &html, const Tag &tag, const Visitor &visitor)
{
    static const QRegularExpression tags(uR"(<\s*(/?)([a-zA-Z!?][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>)"_s);
    static const QRegularExpression attributes(uR"RX(([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?)RX"_s);
    for (const QRegularExpressionMatch &match : tags.globalMatch(html)) {
        const QString name = match.captured(2).toLower();
        if (tag(name))
            for (const QRegularExpressionMatch &attribute : attributes.globalMatch(match.captured(3)))
                visitor(Attribute{name, attribute.captured(1).toLower(),
                                  attribute.captured(2) + attribute.captured(3) + attribute.captured(4)});
    }
}

} // namespace

QStringList wechatViolations(const QString &html, const rules::OutputProfile &profile)
{
    QStringList found;
    const auto isKept = [&](const QString &tag) {
        if (!profile.tags.contains(tag))
            found.append(u"<%1>"_s.arg(tag));
        return profile.tags.contains(tag);
    };
    forEachTag(html, isKept, [&](const Attribute &one) { checkAttribute(one, profile, &found); });
    found.removeDuplicates();
    return found;
}

QStringList strippedStyles(const QString &html, const rules::OutputProfile &profile)
{
    QStringList found;
    forEachTag(html, [](const QString &) { return true; }, [&](const Attribute &one) {
        if (one.name != "style"_L1)
            return;
        for (const Declaration &declaration : declarations(one.value))
            if (!profile.styles.contains(declaration.name))
                found.append(declaration.name);
    });
    found.removeDuplicates();
    found.sort();
    return found;
}

QStringList wechatRemarks(const RenderInput &input, const rules::OutputProfile &profile)
{
    QStringList links; // The website keeps all of them
    forEachTag(websiteHtml(input), [](const QString &tag) { return tag == "a"_L1; }, [&](const Attribute &one) {
        if (one.name == "href"_L1 && !beginsWithOne(one.value, profile.addresses.value(u"href"_s)))
            links.append(one.value);
    });
    QStringList remarks;
    if (!links.isEmpty())
        remarks.append(u"%1处链接指向平台以外，公众号里点不开，已把网址写在文字后面"_s.arg(links.size()));
    if (const auto pictures = numberedPictures(input.document, input.pictures); !pictures.isEmpty())
        remarks.append(u"%1张图片要在公众号后台上传到占位处（%2%3）"_s.arg(pictures.size()).arg(pictures.first().fileName, pictures.size() > 1 ? u" 等"_s : QString()));
    rules::OutputProfile endless = profile; // What is too long has a refusal of its own
    endless.characters = 0;
    endless.bytes = 0;
    if (const auto html = wechatHtml(input, endless))
        if (const QStringList styles = strippedStyles(*html, profile); !styles.isEmpty())
            remarks.append(u"平台不保留这些样式：%1"_s.arg(styles.join(u'、')));
    return remarks;
}

} // namespace zhijian::interpretation
