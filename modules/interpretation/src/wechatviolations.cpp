#include "interpretation/pictures.h"
#include "interpretation/renderer.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

struct Attribute
{
    QString tag;
    QString name;
    QStringView value;
};

bool beginsWithOne(QStringView value, const QStringList &beginnings)
{
    return std::ranges::any_of(beginnings, [&](const QString &one) { return value.startsWith(one); });
}

bool holdsForbidden(QStringView style, const rules::OutputProfile &profile)
{
    QString compact = style.toString().toLower();
    compact.removeIf([](QChar c) { return c.isSpace(); });
    return std::ranges::any_of(profile.forbiddenValues, [&](const QString &part) { return compact.contains(part); });
}

void checkAttribute(const Attribute &one, const rules::OutputProfile &profile, QStringList *found)
{
    if (!profile.attributes.value(u"*"_s).contains(one.name) && !profile.attributes.value(one.tag).contains(one.name)) {
        found->append(u"<%1> 的属性 %2"_s.arg(one.tag, one.name));
        return;
    }
    if (one.name == "style"_L1 && holdsForbidden(one.value, profile))
        found->append(u"样式里的外部地址"_s);
    if (const auto addresses = profile.addresses.constFind(one.name);
        addresses != profile.addresses.cend() && !beginsWithOne(one.value, *addresses))
        found->append(u"<%1> 的平台外地址"_s.arg(one.tag));
}

qsizetype afterSpaces(QStringView text, qsizetype at)
{
    while (at < text.size() && text.at(at).isSpace())
        ++at;
    return at;
}

/// Behind the ">" of the tag whose name ends at `at`; negative when there is none. A quote that never closes hides nothing: the
/// next ">" ends such a tag.
qsizetype endOfTag(QStringView html, qsizetype at)
{
    const qsizetype next = html.indexOf(u'>', at);
    while (at < html.size()) {
        const QChar c = html.at(at);
        if (c == u'>')
            return at + 1;
        if (c == u'"' || c == u'\'') {
            at = html.indexOf(c, at + 1);
            if (at < 0)
                break;
        }
        ++at;
    }
    return next < 0 ? -1 : next + 1;
}

/// The value behind the "=" at or after `*at`, quoted or not; `*at` moves behind it. Null when there is none.
QStringView valueAt(QStringView text, qsizetype *at)
{
    qsizetype from = afterSpaces(text, *at);
    if (from >= text.size() || text.at(from) != u'=')
        return {};
    from = afterSpaces(text, from + 1);
    if (from >= text.size())
        return {};
    const QChar quote = text.at(from);
    if (quote == u'"' || quote == u'\'') {
        const qsizetype end = text.indexOf(quote, from + 1);
        if (end < 0)
            return {};
        *at = end + 1;
        return text.sliced(from + 1, end - from - 1);
    }
    qsizetype end = from;
    while (end < text.size() && !text.at(end).isSpace() && !u"\"'>"_s.contains(text.at(end)))
        ++end;
    *at = end;
    return text.sliced(from, end - from);
}

/// The attributes of the tag `name`; `rest` is what stands between the name and the ">".
template <typename Visitor>
void forEachAttribute(const QString &name, QStringView rest, const Visitor &visitor)
{
    static const QString ends = u"=/\"'<>"_s;
    for (qsizetype place = 0; place < rest.size();) {
        qsizetype stop = place;
        while (stop < rest.size() && !rest.at(stop).isSpace() && !ends.contains(rest.at(stop)))
            ++stop;
        if (stop == place) {
            ++place;
            continue;
        }
        const QString attribute = rest.sliced(place, stop - place).toString().toLower();
        place = stop;
        const QStringView value = valueAt(rest, &place);
        visitor(Attribute{name, attribute, value});
    }
}

enum class Tags {
    All,
    Distinct, ///< An article says the same tag a hundred times; what is said of one holds for all
};

/// Each tag of the HTML with its attributes, also one that a browser would forgive. By hand: as regular expressions this took
/// longer than parsing and rendering together.
template <typename Tag, typename Visitor>
void forEachTag(QStringView html, Tags which, const Tag &tag, const Visitor &visitor)
{
    QSet<QStringView> seen;
    for (qsizetype open = html.indexOf(u'<'); open >= 0; open = html.indexOf(u'<', open + 1)) {
        qsizetype at = afterSpaces(html, open + 1);
        at += at < html.size() && html.at(at) == u'/' ? 1 : 0;
        const qsizetype begin = at;
        while (at < html.size() && !html.at(at).isSpace() && html.at(at) != u'>' && html.at(at) != u'/')
            ++at;
        const QChar first = begin < at ? html.at(begin).toLower() : QChar();
        const bool isName = (first >= u'a' && first <= u'z') || first == u'!' || first == u'?';
        const qsizetype end = isName ? endOfTag(html, at) : -1;
        if (end < 0)
            continue;
        open = end - 1;
        if (which == Tags::Distinct) {
            const qsizetype before = seen.size();
            seen.insert(html.sliced(begin, end - begin));
            if (seen.size() == before)
                continue;
        }
        const QString name = html.sliced(begin, at - begin).toString().toLower();
        if (tag(name))
            forEachAttribute(name, html.sliced(at, end - 1 - at), visitor);
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
    forEachTag(html, Tags::Distinct, isKept, [&](const Attribute &one) { checkAttribute(one, profile, &found); });
    found.removeDuplicates();
    return found;
}

QStringList strippedStyles(const QString &html, const rules::OutputProfile &profile)
{
    QStringList found;
    forEachTag(html, Tags::Distinct, [](const QString &) { return true; }, [&](const Attribute &one) {
        if (one.name != "style"_L1)
            return;
        for (const Declaration &declaration : declarations(one.value.toString()))
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
    forEachTag(websiteHtml(input), Tags::All, [](const QString &tag) { return tag == "a"_L1; }, [&](const Attribute &one) {
        if (one.name == "href"_L1 && !beginsWithOne(one.value, profile.addresses.value(u"href"_s)))
            links.append(one.value.toString());
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
