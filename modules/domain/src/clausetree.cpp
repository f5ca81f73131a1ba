#include "domain/clausetree.h"

#include "domain/chinesenumber.h"
#include "domain/clausenumber.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

ClauseTree::ClauseTree(const QList<Clause> &clauses)
{
    m_nodes.reserve(clauses.size());
    for (const Clause &clause : clauses)
        insert(clause);
    nameNodes();
}

void ClauseTree::insert(const Clause &clause)
{
    const int index = size();
    const bool isEnclosure = clause.level == ClauseLevel::Chapter && enclosureLabel(clause.text).has_value();
    const int parent = parentFor(clause.level, isEnclosure);
    m_nodes.append({.parent = parent, .depth = parent < 0 ? 0 : m_nodes.at(parent).depth + 1, .level = clause.level, .text = clause.text});
    if (parent < 0)
        m_roots.append(index);
    else
        m_nodes[parent].children.append(index);
    m_open.resize(m_nodes.at(index).depth);
    m_open.append(index);
}

int ClauseTree::parentFor(ClauseLevel level, bool isEnclosure) const
{
    if (isEnclosure)
        return -1;
    // A plain paragraph of a statute belongs to the article, not to the item before it; it opens a level of its own,
    // so that the items after it are its items.
    for (auto it = m_open.crbegin(); it != m_open.crend(); ++it) {
        const ClauseNode &open = m_nodes.at(*it);
        if (level == ClauseLevel::Paragraph) {
            if (open.level != ClauseLevel::Paragraph && !(isInArticle(*it) && open.level != ClauseLevel::Article))
                return *it;
        } else if (open.level == ClauseLevel::Paragraph) {
            if (isInArticle(*it) && level > ClauseLevel::Article)
                return *it;
        } else if (open.level < level || (open.level == ClauseLevel::Chapter && enclosureLabel(open.text))) {
            return *it;
        }
    }
    return -1;
}

bool ClauseTree::isInArticle(int index) const
{
    for (int i = index; i >= 0; i = m_nodes.at(i).parent)
        if (m_nodes.at(i).level == ClauseLevel::Article)
            return true;
    return false;
}

/// What stands before the anchors of the nodes below `index`.
QString ClauseTree::prefixOf(int index) const
{
    if (index < 0)
        return {};
    const ClauseNode &node = m_nodes.at(index);
    switch (node.level) {
    case ClauseLevel::Chapter:
    case ClauseLevel::Section: {
        int top = index;
        while (m_nodes.at(top).parent >= 0)
            top = m_nodes.at(top).parent;
        return enclosureLabel(m_nodes.at(top).text).value_or(QString());
    }
    case ClauseLevel::Article: {
        const bool hasParagraphs = std::ranges::any_of(node.children, [this](int child) { return m_nodes.at(child).level == ClauseLevel::Paragraph; });
        return node.anchor + (hasParagraphs ? u"第一款"_s : QString());
    }
    case ClauseLevel::First:
    case ClauseLevel::Second:
    case ClauseLevel::Third:
    case ClauseLevel::Fourth:
    case ClauseLevel::Paragraph:
        break;
    }
    return node.anchor;
}

QString ClauseTree::anchorOf(int index, QHash<int, int> &paragraphs) const
{
    const ClauseNode &node = m_nodes.at(index);
    const ClauseNode *parent = node.parent < 0 ? nullptr : &m_nodes.at(node.parent);
    if (node.level == ClauseLevel::Paragraph) {
        const int count = ++paragraphs[node.parent];
        if (parent && parent->level == ClauseLevel::Article)
            return parent->anchor + u'第' + chineseNumber(count + 1) + u'款';
        const bool isGroup = parent && parent->level <= ClauseLevel::Section;
        return (isGroup ? parent->anchor : prefixOf(node.parent)) + u"第%1段"_s.arg(count);
    }
    if (node.level == ClauseLevel::Chapter) {
        if (const auto enclosure = enclosureLabel(node.text))
            return *enclosure;
    }
    const auto number = clauseNumber(node.text);
    // A rank that a person gave to a text without a number.
    const QString label = number && number->level == node.level ? number->label : u"〔%1〕"_s.arg(node.text.left(8));
    if (node.level == ClauseLevel::Section && parent)
        return parent->anchor + label;
    if (node.level <= ClauseLevel::Article)
        return prefixOf(node.parent) + label;
    if (isInArticle(index)) {
        const QString unit = node.level == ClauseLevel::Second ? u"项"_s : node.level >= ClauseLevel::Third ? u"目"_s : QString();
        return prefixOf(node.parent) + (unit.isEmpty() ? label : QString(u'第' + label + unit));
    }
    return prefixOf(node.parent) + label;
}

void ClauseTree::nameNodes()
{
    QHash<int, int> paragraphs;
    QHash<QString, int> used;
    for (int i = 0; i < size(); ++i) {
        QString anchor = anchorOf(i, paragraphs);
        const int occurrence = ++used[anchor];
        if (occurrence > 1)
            anchor += u"#%1"_s.arg(occurrence);
        m_nodes[i].anchor = anchor;
        m_exact.insert(anchor, i);
        m_byAnchor.insert(normalised(anchor), i);
    }
    // Other spellings never hide a real anchor.
    const auto alias = [this](const QString &anchor, int index) {
        const QString key = normalised(anchor);
        if (!m_byAnchor.contains(key))
            m_byAnchor.insert(key, index);
    };
    for (int i = 0; i < size(); ++i) {
        const QString &anchor = m_nodes.at(i).anchor;
        if (m_nodes.at(i).level == ClauseLevel::Article)
            alias(anchor + u"第一款"_s, i);
        else if (m_nodes.at(i).level > ClauseLevel::Article && anchor.contains(u"第一款"_s))
            alias(QString(anchor).remove(u"第一款"_s), i);
        else if (m_nodes.at(i).level > ClauseLevel::Article && anchor.contains(u"条第（"_s))
            alias(QString(anchor).replace(u"条第（"_s, u"条第一款第（"_s), i);
    }
}

QString ClauseTree::normalised(const QString &anchor)
{
    // 第3条第2款第（二）项 -> 第三条第二款第二项; brackets of items are left out, those of notices are kept.
    static const QRegularExpression unit(u"第[（(]?([0-9]+|[〇零一二三四五六七八九十百千]+)[)）]?(编|章|节|条|款|项|目|段)"_s);
    QString text = anchor.trimmed().replace(u'(', u'（').replace(u')', u'）');
    text.removeIf([](QChar c) { return c.isSpace() || c == u'、' || c == u'.' || c == u'．' || c == u'，'; });
    QString result;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : unit.globalMatch(text)) {
        const int value = numberFromChinese(match.capturedView(1)).value_or(0);
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        result += value > 0 && value < 10000 ? QString(u'第' + chineseNumber(value) + match.capturedView(2)) : match.captured();
        done = match.capturedEnd();
    }
    return result + QStringView(text).sliced(done);
}

QStringList ClauseTree::anchors() const
{
    QStringList list;
    list.reserve(m_nodes.size());
    for (const ClauseNode &node : m_nodes)
        list.append(node.anchor);
    return list;
}

int ClauseTree::find(const QString &anchor) const
{
    if (const auto exact = m_exact.constFind(anchor); exact != m_exact.cend())
        return *exact;
    return m_byAnchor.value(normalised(anchor), -1);
}

QString ClauseTree::fullText(int index) const
{
    // The nodes below a node follow it in the list.
    QStringList lines{m_nodes.at(index).text};
    for (int i = index + 1; i < size() && m_nodes.at(i).depth > m_nodes.at(index).depth; ++i)
        lines.append(m_nodes.at(i).text);
    return lines.join(u'\n');
}

int ClauseTree::count(ClauseLevel level) const
{
    return int(std::ranges::count(m_nodes, level, &ClauseNode::level));
}

int ClauseTree::clauseCount() const
{
    if (const int articles = count(ClauseLevel::Article); articles > 0)
        return articles;
    return int(std::ranges::count_if(m_nodes, [](const ClauseNode &node) {
        return node.level >= ClauseLevel::First && node.level < ClauseLevel::Paragraph;
    }));
}

} // namespace zhijian
