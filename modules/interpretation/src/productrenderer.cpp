#include "fencerenderer.h"
#include "interpretation/subtitles.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

Inlines plain(const QString &text)
{
    return {{Inline::Kind::Text, text.isEmpty() ? u"\u00a0"_s : text, {}, {}}}; // the platform removes elements without text
}

/// Without hours where there are none, and without milliseconds: what a reader looks for in a player.
QString shortCueTime(qint64 milliseconds)
{
    const QString time = cueTime(milliseconds).section(u'.', 0, 0);
    return time.startsWith("00:"_L1) ? time.sliced(3) : time;
}

} // namespace

/// The office and the reviewers see each cue with its time; readers get the words.
void FenceRenderer::write(const Subtitles &subtitles)
{
    begin();
    if (!m_writer.hasWorkingPapers())
        for (const QString &text : transcript(subtitles))
            m_writer.element("p"_L1, u"subtitles.p"_s, text);
    for (const Subtitles::Cue &cue : m_writer.hasWorkingPapers() ? subtitles.cues : QList<Subtitles::Cue>()) {
        openItem(u"subtitles.row"_s, cue.line);
        m_writer.element("span"_L1, cue.isTimed() ? u"subtitles.time"_s : u"subtitles.wrong"_s, cue.isTimed() ? shortCueTime(cue.begin) : u"时间?"_s);
        m_writer.open("span"_L1, u"subtitles.text"_s);
        const QStringList lines = cue.text.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                m_writer.lineBreak();
            m_writer.text(lines.at(i).trimmed().isEmpty() ? u"\u00a0"_s : lines.at(i));
        }
        m_writer.close("span"_L1);
        m_writer.close("section"_L1);
    }
    end();
}

void FenceRenderer::paperMark(const QString &name)
{
    m_writer.element("p"_L1, u"paper.mark"_s, name + u" · 内部材料，随稿审签，不发布"_s);
}

void FenceRenderer::tableRow(const QList<Inlines> &cells, int line, bool isHead, bool isEven)
{
    if (isHead)
        m_writer.open("tr"_L1, {});
    else
        m_writer.openAt("tr"_L1, isEven ? u"table.even"_s : QString(), line);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QLatin1StringView tag = isHead ? "th"_L1 : "td"_L1;
        m_writer.open(tag, isHead ? u"th"_s : u"td"_s, i == 0 ? u"white-space:nowrap"_s : u"min-width:44px"_s);
        m_writer.inlines(cells.at(i));
        m_writer.close(tag);
    }
    m_writer.close("tr"_L1);
}

void FenceRenderer::write(const RunDown &runDown)
{
    begin();
    paperMark(u"流程单"_s);
    m_writer.open("table"_L1, u"table"_s);
    m_writer.open("tbody"_L1, {});
    QList<Inlines> head;
    for (const QString &title : runDown.titles)
        head.append(plain(title));
    tableRow(head, 0, true, false);
    for (qsizetype i = 0; i < runDown.items.size(); ++i) {
        const RunDown::Item &item = runDown.items.at(i);
        tableRow({plain(item.time), item.segment, plain(item.person), item.note.isEmpty() ? plain({}) : item.note}, item.line, false, i % 2 == 1);
    }
    m_writer.close("tbody"_L1);
    m_writer.close("table"_L1);
    end();
}

void FenceRenderer::write(const WordList &list)
{
    begin();
    paperMark(u"弹幕词表"_s);
    m_writer.open("table"_L1, u"table"_s);
    m_writer.open("tbody"_L1, {});
    tableRow({plain(u"处理"_s), plain(u"词语"_s), plain(u"说明"_s)}, 0, true, false);
    for (qsizetype i = 0; i < list.items.size(); ++i) {
        const WordList::Item &item = list.items.at(i);
        tableRow({plain(chineseName(item.action)), plain(item.words.join(u"、"_s)), plain(item.note)}, item.line, false, i % 2 == 1);
    }
    m_writer.close("tbody"_L1);
    m_writer.close("table"_L1);
    end();
}

} // namespace zhijian::interpretation
