#include "review/widgets/chainview.h"

#include "core/clock.h"
#include "domain/enumtext.h"
#include "uikit/elidedlabel.h"
#include "uikit/flowlayout.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Glyph;
using uikit::Space;
using uikit::TextRank;
using uikit::Tone;
using Standing = ChainRow::Standing;

namespace {

uikit::Chip chipOf(const ChainRow &row)
{
    switch (row.standing) {
    case Standing::Counts: return uikit::chip(row.record.signOff.verdict);
    case Standing::Waiting: return {Glyph::Hourglass, ChainView::tr("待审"), Tone::Info};
    case Standing::Later: return {Glyph::Clock, ChainView::tr("未到"), Tone::Muted};
    case Standing::Void: return {Glyph::Cross, ChainView::tr("作废"), Tone::Muted};
    }
    Q_UNREACHABLE();
}

QString failedGates(const SignOff &signOff)
{
    QStringList names;
    for (const Gate gate : enumValues<Gate>()) {
        const GateVerdict &verdict = signOff.gates[size_t(gate)];
        if (!verdict.isPassed)
            names.append(verdict.note.isEmpty() ? chineseName(gate) : ChainView::tr("%1（%2）").arg(chineseName(gate), verdict.note));
    }
    return names.join(u"、"_s);
}

/// Opinion, gates and errors, as far as they say something.
QString wordsOf(const ChainRow &row)
{
    const SignOff &signOff = row.record.signOff;
    QStringList words;
    if (!row.reason.isEmpty())
        words.append(ChainView::tr("原签“%1”。%2").arg(chineseName(signOff.verdict), row.reason));
    if (!signOff.opinion.isEmpty())
        words.append(ChainView::tr("意见：%1").arg(signOff.opinion));
    if (const QString gates = failedGates(signOff); signOff.verdict != Verdict::Passed && !gates.isEmpty())
        words.append(ChainView::tr("未过：%1").arg(gates));
    if (signOff.errors > 0)
        words.append(ChainView::tr("校对差错 %1 处").arg(signOff.errors));
    return words.join(u'\n');
}

bool isSigned(const ChainRow &row)
{
    return row.standing == Standing::Counts || row.standing == Standing::Void;
}

/// Stage, standing, and who signed when.
QWidget *makeHead(const ChainRow &row)
{
    auto *widget = new QWidget;
    auto *head = new QHBoxLayout(widget);
    head->setContentsMargins({});
    head->setSpacing(Space::Medium);
    auto *stage = new uikit::TextLabel(TextRank::Body, chineseName(row.stage));
    stage->setWordWrap(false);
    head->addWidget(stage);
    head->addWidget(new uikit::StateChip(chipOf(row)));
    if (isSigned(row)) {
        auto *who = new uikit::ElidedLabel(ChainView::tr("%1  %2").arg(row.name, chinaTime(row.record.time).toString(u"M月d日 HH:mm"_s)));
        widget->setToolTip(ChainView::tr("校验码 %1").arg(row.record.signOff.shown.shortText()));
        head->addWidget(who, 1);
    }
    return widget;
}

} // namespace

ChainView::ChainView(Part part, QWidget *parent) : QWidget(parent), m_part(part), m_lines(new QVBoxLayout(this))
{
    setObjectName(part == Part::Stages ? u"signOffChain"_s : u"voidSignOffs"_s);
    setAccessibleName(part == Part::Stages ? tr("审签进度") : tr("作废的签批"));
    m_lines->setContentsMargins({});
    m_lines->setSpacing(Space::Small);
}

void ChainView::setRows(const QList<ChainRow> &rows)
{
    QList<ChainRow> mine;
    for (const ChainRow &row : rows)
        if ((row.standing == Standing::Void) == (m_part == Part::Void))
            mine.append(row);
    setVisible(!mine.isEmpty());
    if (mine == m_rows)
        return;
    m_rows = mine;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_part == Part::Void && !mine.isEmpty())
        m_lines->addWidget(new uikit::TextLabel(TextRank::Section, tr("作废的签批 %1").arg(mine.size())));
    uikit::FlowLayout *ahead = nullptr;
    for (const ChainRow &row : std::as_const(mine)) {
        if (isSigned(row)) {
            addSigned(row);
            continue;
        }
        // What is still to come shares a line.
        if (!ahead) {
            auto *line = new QWidget;
            ahead = new uikit::FlowLayout(line);
            ahead->setContentsMargins({});
            ahead->setSpacing(Space::Medium);
            m_lines->addWidget(line);
        }
        ahead->addWidget(makeHead(row));
    }
}

void ChainView::addSigned(const ChainRow &row)
{
    auto *line = new QWidget;
    auto *rows = new QVBoxLayout(line);
    rows->setContentsMargins({});
    rows->setSpacing(2);
    rows->addWidget(makeHead(row));
    if (const QString words = wordsOf(row); !words.isEmpty()) {
        auto *label = new uikit::TextLabel(TextRank::Small, words);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTone(row.standing == Standing::Counts && row.record.signOff.verdict != Verdict::Passed ? Tone::Danger : Tone::Muted);
        rows->addWidget(label);
    }
    m_lines->addWidget(line);
}

} // namespace zhijian::review
