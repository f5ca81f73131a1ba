#include "fencerenderer.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

void FenceRenderer::write(const Structure &structure)
{
    begin();
    if (structure.isFlow)
        flow(structure);
    else
        boxes(structure, 0, structure.items.size(), 0);
    end();
}

/// The items first..last (exclusive), all of at least this level, with what belongs to each below it.
void FenceRenderer::boxes(const Structure &structure, qsizetype first, qsizetype last, int level)
{
    const QString part = level == 0 ? u"org.root"_s : level == 1 ? u"org.node"_s : u"org.leaf"_s;
    while (first < last) {
        qsizetype next = first + 1;
        while (next < last && structure.items.at(next).level > level)
            ++next;
        m_writer.openAt("p"_L1, part, structure.items.at(first).line);
        m_writer.inlines(structure.items.at(first).text);
        m_writer.close("p"_L1);
        if (next > first + 1) {
            m_writer.open("section"_L1, u"org.children"_s);
            boxes(structure, first + 1, next, level + 1);
            m_writer.close("section"_L1);
        }
        first = next;
    }
}

/// Boxes from top to bottom; where a box has branches they stand side by side below it.
void FenceRenderer::flow(const Structure &structure)
{
    const auto isBranch = [&](qsizetype i) { return i < structure.items.size() && structure.items.at(i).level > 0; };
    for (qsizetype i = 0; i < structure.items.size(); ++i) {
        const Structure::Item &item = structure.items.at(i);
        if (i > 0)
            m_writer.element("p"_L1, u"flow.arrow"_s, u"↓"_s);
        if (!isBranch(i)) {
            const bool isEnd = i == 0 || i + 1 == structure.items.size();
            m_writer.openAt("p"_L1, isEnd ? u"flow.end"_s : u"flow.node"_s, item.line);
            m_writer.inlines(item.text);
            m_writer.close("p"_L1);
            continue;
        }
        m_writer.open("section"_L1, u"flow.branches"_s);
        for (; isBranch(i); ++i) {
            const Structure::Item &branch = structure.items.at(i);
            m_writer.openAt("p"_L1, u"flow.branch"_s, branch.line);
            if (!branch.condition.isEmpty())
                m_writer.element("span"_L1, u"flow.condition"_s, branch.condition);
            m_writer.inlines(branch.text);
            m_writer.close("p"_L1);
        }
        --i;
        m_writer.close("section"_L1);
    }
}

/// In the parts of the article's own title card, which it replaces.
void FenceRenderer::write(const TitleCard &card)
{
    m_writer.openAt("section"_L1, u"title.card"_s, m_block.firstLine);
    m_writer.setNested(1);
    m_writer.open("section"_L1, u"title.frame"_s);
    m_writer.element("span"_L1, u"title.kicker"_s, card.kicker.isEmpty() ? u"政策解读"_s : card.kicker);
    m_writer.element("p"_L1, u"title.text"_s, card.title.isEmpty() ? u"（没有标题）"_s : card.title);
    if (!card.subtitle.isEmpty())
        m_writer.element("p"_L1, u"title.subtitle"_s, card.subtitle);
    if (const QString mark = m_writer.theme().mark(u"title.rule"_s); !mark.isEmpty())
        m_writer.element("p"_L1, u"title.rule"_s, mark);
    if (!card.meta.isEmpty())
        m_writer.element("p"_L1, u"title.meta"_s, card.meta.join(u" · "_s));
    m_writer.close("section"_L1);
    m_writer.setNested(-1);
    m_writer.close("section"_L1);
}

void FenceRenderer::write(const Picture &picture)
{
    begin();
    const QString alternative = picture.alternative.isEmpty() ? picture.caption : picture.alternative;
    m_writer.inlines({{Inline::Kind::Image, alternative, picture.target, {}}});
    if (!picture.caption.isEmpty())
        m_writer.element("p"_L1, u"picture.caption"_s, picture.caption);
    QStringList origin;
    if (!picture.source.isEmpty())
        origin.append(u"来源："_s + picture.source);
    if (picture.isMap)
        origin.append(picture.approval.isEmpty() ? u"缺审图号"_s : QString(u"审图号："_s + picture.approval));
    if (!origin.isEmpty())
        m_writer.element("p"_L1, u"picture.source"_s, origin.join(u"　"_s));
    end();
}

} // namespace zhijian::interpretation
