#include "interpretation/pastecheck.h"

#include "interpretation/textdiff.h"
#include "shownhtml.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

using Kind = PasteLoss::Kind;

constexpr qsizetype ExcerptLength = 16;
constexpr int MostTexts = 12; // More sentences than a person reads

/// The words by which somebody finds the place: the beginning of the first line.
QString excerpt(const QString &text)
{
    const QString shown = QString(text).remove(ShownHtml::Picture).trimmed().section(u'\n', 0, 0);
    return shown.size() <= ExcerptLength ? shown : QString(shown.first(ExcerptLength) + u'…');
}

qsizetype lengthOf(const QString &text)
{
    return text.size() - text.count(u'\n') - text.count(ShownHtml::Picture);
}

/// The place-holder that stands where a picture is to be uploaded by hand; the operator is to replace it.
const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(u"\\[(?:图片|缺图片|图\\d+[^：\\]\\n]*)：[^\\]\\n]*\\]"_s);
    return expression;
}

class PasteComparison
{
public:
    PasteComparison(const QString &copied, const QString &pasted, const rules::OutputProfile &profile)
        : m_copied(shownHtml(copied, profile)), m_pasted(shownHtml(pasted, profile))
    {
    }

    QList<PasteLoss> losses();

private:
    /// Places of one loss that belongs to a kind of look.
    struct Places
    {
        int count = 0;
        QString first;
    };

    void walk(const QList<DiffPart> &parts);
    void equal(qsizetype length);
    void compareLooks(const ShownLook &before, const ShownLook &after, qsizetype at, qsizetype length);
    void deleted(const QString &text, const QString &replacement, bool isLast);
    void added(const QString &text);
    void remember(QMap<QString, Places> *into, const QString &what, qsizetype at, qsizetype length);
    void reportPictures();
    void reportTexts();
    void reportLooks();
    [[nodiscard]] QString where() const;

    ShownHtml m_copied;
    ShownHtml m_pasted;
    qsizetype m_at = 0;    ///< In m_copied
    qsizetype m_pastedAt = 0;
    QList<PasteLoss> m_losses;
    QList<PasteLoss> m_texts;
    QList<PasteLoss> m_additions;
    QStringList m_lostPictures;  ///< What they show
    QStringList m_openPictures;  ///< Place-holders that are still there
    int m_replaced = 0;          ///< Place-holders that are gone
    int m_newPictures = 0;
    QMap<QString, Places> m_styles;
    QMap<QString, Places> m_changed;
    QMap<QString, Places> m_links;
    QMap<int, QString> m_tables;
    QSet<QString> m_running;     ///< What was lost in the run before: one place, not two
};

QList<PasteLoss> PasteComparison::losses()
{
    const QList<DiffPart> parts = textDiff(m_copied.text, m_pasted.text);
    qsizetype same = 0;
    for (const DiffPart &part : parts)
        if (part.kind == DiffPart::Kind::Equal)
            same += lengthOf(part.text);
    const qsizetype all = lengthOf(m_copied.text);
    if (all > 0 && same * 5 < all) {
        const QString found = lengthOf(m_pasted.text) == 0 ? u"粘贴回来的内容里没有文字"_s : u"粘贴回来的不是这一篇：相同的文字不到两成"_s;
        return {{Kind::Unrelated, QString(found + u"。请在发布后台打开这一篇，全选正文、复制后再检查"), 1}};
    }
    walk(parts);
    reportTexts();
    reportPictures();
    reportLooks();
    return m_losses + m_additions;
}

void PasteComparison::walk(const QList<DiffPart> &parts)
{
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const DiffPart &part = parts.at(i);
        switch (part.kind) {
        case DiffPart::Kind::Equal:
            equal(part.text.size());
            break;
        case DiffPart::Kind::Deleted: {
            const bool isChange = i + 1 < parts.size() && parts.at(i + 1).kind == DiffPart::Kind::Inserted;
            const bool isLast = std::all_of(parts.cbegin() + i + (isChange ? 2 : 1), parts.cend(),
                                            [](const DiffPart &rest) { return lengthOf(rest.text) == 0; });
            deleted(part.text, isChange ? parts.at(i + 1).text : QString(), isLast);
            m_at += part.text.size();
            if (isChange) {
                m_pastedAt += parts.at(i + 1).text.size();
                ++i;
            }
            break;
        }
        case DiffPart::Kind::Inserted:
            added(part.text);
            m_pastedAt += part.text.size();
            break;
        }
    }
}

void PasteComparison::equal(qsizetype length)
{
    const QString text = m_copied.text.sliced(m_at, length);
    for (const QRegularExpressionMatch &match : placeholder().globalMatch(text))
        m_openPictures.append(match.captured());
    // Runs in which neither side changes its look.
    for (qsizetype from = 0; from < length;) {
        const int before = m_copied.looks.at(m_at + from);
        const int after = m_pasted.looks.at(m_pastedAt + from);
        qsizetype to = from + 1;
        while (to < length && m_copied.looks.at(m_at + to) == before && m_pasted.looks.at(m_pastedAt + to) == after)
            ++to;
        if (lengthOf(text.sliced(from, to - from)) > 0)
            compareLooks(m_copied.kinds.at(before), m_pasted.kinds.at(after), m_at + from, to - from);
        from = to;
    }
    m_at += length;
    m_pastedAt += length;
}

void PasteComparison::compareLooks(const ShownLook &before, const ShownLook &after, qsizetype at, qsizetype length)
{
    QSet<QString> lost;
    for (auto effect = before.effects.cbegin(); effect != before.effects.cend(); ++effect) {
        const ShownLook::Effect now = after.effects.value(effect.key());
        const bool isGone = now.elements < effect->elements;
        if (!isGone && now.value == effect->value)
            continue;
        lost.insert(effect.key());
        if (!m_running.contains(effect.key()))
            remember(isGone ? &m_styles : &m_changed, effect.key(), at, length);
    }
    if (!before.link.isEmpty() && before.link != after.link) {
        lost.insert(before.link);
        if (!m_running.contains(before.link))
            remember(&m_links, before.link, at, length);
    }
    if (before.table >= 0 && after.table < 0 && !m_tables.contains(before.table))
        m_tables.insert(before.table, excerpt(m_copied.text.sliced(at, length)));
    m_running = lost;
}

void PasteComparison::remember(QMap<QString, Places> *into, const QString &what, qsizetype at, qsizetype length)
{
    Places &places = (*into)[what];
    if (places.count++ == 0)
        places.first = excerpt(m_copied.text.sliced(at, length));
}

QString PasteComparison::where() const
{
    const QString before = m_copied.text.first(m_at);
    const qsizetype last = before.endsWith(u'\n') ? before.size() - 1 : before.size();
    const QString line = before.sliced(before.lastIndexOf(u'\n', last - 1 < 0 ? 0 : last - 1) + 1).remove(ShownHtml::Picture).trimmed();
    return line.isEmpty() ? u"在开头"_s : u"在“%1”之后"_s.arg(line.size() <= ExcerptLength ? line : QString(u'…' + line.last(ExcerptLength)));
}

void PasteComparison::deleted(const QString &text, const QString &replacement, bool isLast)
{
    m_running.clear();
    const qsizetype firstPicture = m_copied.text.first(m_at).count(ShownHtml::Picture);
    const qsizetype kept = replacement.count(ShownHtml::Picture);
    for (qsizetype i = kept; i < text.count(ShownHtml::Picture); ++i)
        m_lostPictures.append(m_copied.pictures.value(firstPicture + i));
    m_newPictures += int(std::max<qsizetype>(0, kept - text.count(ShownHtml::Picture)));
    for ([[maybe_unused]] const QRegularExpressionMatch &match : placeholder().globalMatch(text))
        ++m_replaced;
    const QString words = QString(text).remove(placeholder());
    const qsizetype count = lengthOf(words);
    const QString instead = QString(replacement).remove(ShownHtml::Picture).simplified();
    if (count == 0) {
        added(instead);
    } else if (!instead.isEmpty()) {
        m_texts.append({Kind::Text, u"文字变了：“%1”变成了“%2”（%3）"_s.arg(excerpt(words), excerpt(instead), where()), int(count)});
    } else if (isLast && count > ExcerptLength) {
        m_texts.append({Kind::Text, u"“%1”以后的内容都没有了，共%2个字（%3）"_s.arg(excerpt(words)).arg(count).arg(where()), int(count)});
    } else if (count <= ExcerptLength) {
        m_texts.append({Kind::Text, u"少了“%1”（%2）"_s.arg(excerpt(words), where()), int(count)});
    } else {
        const qsizetype paragraphs = words.trimmed().count(u'\n') + 1;
        const QString size = paragraphs > 1 ? u"%1段、%2个字"_s.arg(paragraphs).arg(count) : u"%1个字"_s.arg(count);
        m_texts.append({Kind::Text, u"少了从“%1”开始的%2（%3）"_s.arg(excerpt(words), size, where()), int(count)});
    }
}

void PasteComparison::added(const QString &text)
{
    m_newPictures += int(text.count(ShownHtml::Picture));
    const qsizetype count = lengthOf(QString(text).remove(placeholder()));
    if (count > 0)
        m_additions.append({Kind::Added, u"多出了“%1”（%2）"_s.arg(excerpt(text), where()), int(count)});
}

void PasteComparison::reportTexts()
{
    std::ranges::stable_sort(m_texts, std::ranges::greater(), &PasteLoss::count);
    m_losses += m_texts.first(std::min<qsizetype>(m_texts.size(), MostTexts));
    int rest = 0;
    for (qsizetype i = MostTexts; i < m_texts.size(); ++i)
        rest += m_texts.at(i).count;
    if (rest > 0)
        m_losses.append({Kind::Text, u"另有%1处文字不同，共%2个字"_s.arg(m_texts.size() - MostTexts).arg(rest), rest});
}

void PasteComparison::reportPictures()
{
    // A new picture takes the place of one that is gone or of a place-holder.
    int spare = m_newPictures;
    for (const QString &name : std::as_const(m_lostPictures)) {
        if (spare-- > 0)
            continue;
        m_losses.append({Kind::Picture, name.isEmpty() ? u"少了一张图片（没有替代文字）"_s : u"少了图片“%1”"_s.arg(excerpt(name)), 1});
    }
    const int missing = m_replaced - std::max(spare, 0);
    if (missing > 0)
        m_losses.append({Kind::Picture, u"有%1张图片的占位文字去掉了，但没有换上图片"_s.arg(missing), missing});
    for (const QString &open : std::as_const(m_openPictures))
        m_losses.append({Kind::Picture, u"图片还没有上传，原处仍是占位文字“%1”"_s.arg(excerpt(open)), 1});
}

void PasteComparison::reportLooks()
{
    for (auto link = m_links.cbegin(); link != m_links.cend(); ++link)
        m_losses.append({Kind::Link, u"链接没有保留：“%1”（%2）"_s.arg(link->first, link.key()), link->count});
    for (auto table = m_tables.cbegin(); table != m_tables.cend(); ++table)
        m_losses.append({Kind::Table, u"表格变成了普通文字：“%1”那一个"_s.arg(table.value()), 1});
    QList<PasteLoss> styles;
    for (auto style = m_styles.cbegin(); style != m_styles.cend(); ++style)
        styles.append({Kind::Style, u"“%1”没有保留，%2处，例如“%3”"_s.arg(style.key()).arg(style->count).arg(style->first), style->count});
    for (auto style = m_changed.cbegin(); style != m_changed.cend(); ++style)
        styles.append({Kind::Style, u"“%1”变了，%2处，例如“%3”"_s.arg(style.key()).arg(style->count).arg(style->first), style->count});
    std::ranges::stable_sort(styles, std::ranges::greater(), &PasteLoss::count);
    m_losses += styles;
}

} // namespace

QList<PasteLoss> pasteLosses(const QString &copied, const QString &pasted, const rules::OutputProfile &profile)
{
    return PasteComparison(copied, pasted, profile).losses();
}

} // namespace zhijian::interpretation
