#include "interaction/widgets/pushpanel.h"

#include "domain/titlemarks.h"
#include "uikit/sidesheet.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace zhijian::interaction {

using namespace Qt::StringLiterals;
using Kind = PushLine::Kind;

namespace {

uikit::Chip chipOf(Kind kind)
{
    const QString word = chineseName(kind);
    switch (kind) {
    case Kind::New: return {uikit::Glyph::Add, word, uikit::Tone::Good};
    case Kind::Changed: return {uikit::Glyph::Edit, word, uikit::Tone::Info};
    case Kind::NewVersion: return {uikit::Glyph::History, word, uikit::Tone::Warning};
    case Kind::Unchanged: return {uikit::Glyph::Done, word, uikit::Tone::Neutral};
    case Kind::Gone: return {uikit::Glyph::Hidden, word, uikit::Tone::Muted};
    }
    Q_UNREACHABLE();
}

QString noteOf(const PushLine &line)
{
    switch (line.kind) {
    case Kind::New: return {};
    case Kind::Changed:
        return line.wasEdited ? PushPanel::tr("库里这条待审问答被人改过，推送会用稿中的文字替换。") : PushPanel::tr("库里还没有审核，直接更新。");
    case Kind::NewVersion: return PushPanel::tr("库里已审的那条照旧使用；新的一版待审，通过后替换它。");
    case Kind::Unchanged: return {};
    case Kind::Gone: return PushPanel::tr("库里有，稿中已经没有；不会自动删除，需要时到知识库停用。");
    }
    Q_UNREACHABLE();
}

} // namespace

PushPanel::PushPanel(QWidget *page)
    : m_sheet(new uikit::SideSheet(page))
    , m_intro(new uikit::TextLabel(uikit::TextRank::Body))
    , m_lines(new QWidget)
    , m_rows(new QVBoxLayout(m_lines))
    , m_push(new QPushButton(tr("推送为待审")))
    , m_base(new QPushButton(tr("去知识库")))
{
    setObjectName("pushPanel"_L1);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(uikit::Space::Large);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(uikit::Space::Page, 0, uikit::Space::Page, uikit::Space::Page);
    column->setSpacing(uikit::Space::Large);
    column->addWidget(m_intro);
    column->addWidget(m_lines);
    column->addStretch();
    m_sheet->setObjectName("pushSheet"_L1);
    m_sheet->setTitle(tr("问答入知识库"));
    m_sheet->setPreferredWidth(460);
    m_sheet->setContent(this);
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(uikit::Space::Page, uikit::Space::Medium, uikit::Space::Page, uikit::Space::Medium);
    m_push->setObjectName("pushQuestions"_L1);
    m_base->setObjectName("openKnowledge"_L1);
    uikit::setPrimary(m_push);
    line->addWidget(m_base);
    line->addStretch();
    line->addWidget(m_push);
    m_sheet->setButtons(buttons);
    m_sheet->hide();
    connect(m_push, &QPushButton::clicked, this, [this] { Q_EMIT pushRequested(chosen()); });
    connect(m_base, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT baseRequested();
    });
}

void PushPanel::open(const QString &itemTitle, const QString &policyTitle, const QList<PushLine> &lines)
{
    qDeleteAll(m_lines->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_boxes.clear();
    for (const PushLine &line : lines)
        addLine(line);
    if (lines.isEmpty())
        m_intro->setText(tr("%1里没有“问答”块。先用块菜单插入“问答”，写好问题和答复，再来推送。").arg(inTitleMarks(itemTitle)));
    else if (policyTitle.isEmpty())
        m_intro->setText(tr("勾选的问答会成为知识库里的待审条目。这篇稿件还没有关联政策文件，推送的条目也就没有依据。"));
    else
        m_intro->setText(tr("勾选的问答会成为知识库里的待审条目，依据%1，由别的审核人审核后才能对外使用。").arg(inTitleMarks(policyTitle)));
    count();
    m_sheet->open();
}

void PushPanel::addLine(const PushLine &line)
{
    auto *row = new QWidget;
    auto *box = new QCheckBox;
    box->setObjectName(u"pushLine%1"_s.arg(m_boxes.size()));
    box->setAccessibleName(QString(line.asked.question + u'，' + chineseName(line.kind)));
    box->setChecked(line.isProposed());
    box->setEnabled(line.mayBeChosen());
    connect(box, &QCheckBox::toggled, this, &PushPanel::count);
    auto *question = new uikit::TextLabel(uikit::TextRank::Body, line.asked.question);
    auto *answer = new uikit::TextLabel(uikit::TextRank::Small, line.asked.answer.size() > 90 ? QString(line.asked.answer.left(90) + u"……"_s) : line.asked.answer);
    answer->setTone(uikit::Tone::Muted);
    auto *words = new QVBoxLayout;
    words->setSpacing(uikit::Space::Small);
    words->addWidget(question);
    words->addWidget(answer);
    if (const QString note = noteOf(line); !note.isEmpty()) {
        auto *label = new uikit::TextLabel(uikit::TextRank::Small, note);
        label->setTone(line.wasEdited ? uikit::Tone::Warning : uikit::Tone::Info);
        words->addWidget(label);
    }
    auto *across = new QHBoxLayout(row);
    across->setContentsMargins({});
    across->setSpacing(uikit::Space::Medium);
    across->addWidget(box, 0, Qt::AlignTop);
    across->addLayout(words, 1);
    across->addWidget(new uikit::StateChip(chipOf(line.kind)), 0, Qt::AlignTop);
    m_rows->addWidget(row);
    m_boxes.append({box, line});
}

void PushPanel::count()
{
    const qsizetype number = chosen().size();
    m_push->setText(number > 0 ? tr("推送 %1 条为待审").arg(number) : tr("推送为待审"));
    m_push->setEnabled(number > 0);
}

QList<PushLine> PushPanel::chosen() const
{
    QList<PushLine> lines;
    for (const auto &[box, line] : m_boxes)
        if (box->isEnabled() && box->isChecked())
            lines.append(line);
    return lines;
}

void PushPanel::close()
{
    m_sheet->closeSheet();
}

bool PushPanel::isOpen() const
{
    return m_sheet->isOpen();
}

} // namespace zhijian::interaction
