#include "review/widgets/sourceview.h"

#include "review/remarks.h"
#include "review/widgets/findingline.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using screening::Finding;
using screening::Severity;
using uikit::Space;

SourceView::SourceView(QWidget *parent)
    : QWidget(parent), m_model(new FindingModel(this)), m_text(new QPlainTextEdit), m_list(new QListView),
      m_summary(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName(u"reviewSourceView"_s);
    m_text->setObjectName(u"reviewSource"_s);
    m_text->setAccessibleName(tr("原文"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(Space::Large);
    m_text->setTabChangesFocus(true);
    m_summary->setObjectName(u"findingSummary"_s);
    m_summary->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    m_list->setObjectName(u"reviewFindings"_s);
    m_list->setAccessibleName(tr("检查结果与批注"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingLine(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *lower = new QWidget;
    auto *rows = new QVBoxLayout(lower);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_summary);
    rows->addWidget(m_list, 1);
    auto *halves = new QSplitter(Qt::Vertical);
    halves->setObjectName(u"reviewSourceHalves"_s);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_text);
    halves->addWidget(lower);
    lower->setMinimumHeight(120);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(halves);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            showFinding(index.row());
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { showFinding(index.row()); });
}

void SourceView::setSource(const QString &source, const QList<Finding> &findings)
{
    if (m_text->toPlainText() != source)
        m_text->setPlainText(source);
    const QSignalBlocker quiet(m_list->selectionModel());
    m_model->setFindings(findings);
    m_list->setCurrentIndex({});
    int counts[4] = {};
    int remarks = 0;
    for (const Finding &finding : findings)
        ++(finding.ruleId == RemarkRule ? remarks : counts[int(finding.severity)]);
    QStringList parts;
    if (remarks > 0)
        parts.append(tr("批注 %1").arg(remarks));
    for (const Severity severity : {Severity::Blocking, Severity::Error, Severity::Warning, Severity::Hint})
        if (counts[int(severity)] > 0)
            parts.append(tr("%1 %2").arg(chineseName(severity)).arg(counts[int(severity)]));
    m_summary->setText(parts.isEmpty() ? tr("检查没有发现问题") : tr("%1。F7 逐条查看").arg(parts.join(u"，"_s)));
    m_list->setVisible(!findings.isEmpty());
    underline();
}

void SourceView::underline()
{
    QList<QTextEdit::ExtraSelection> selections;
    const int end = m_text->document()->characterCount() - 1;
    for (const FindingRow &row : m_model->rows()) {
        const uikit::Chip chip = row.finding.ruleId == RemarkRule ? remarkChip() : chipOf(row.finding.severity);
        const auto colors = uikit::toneColors(chip.tone, palette());
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_text->document());
        selection.cursor.setPosition(qMin(int(row.finding.position), end));
        selection.cursor.setPosition(qMin(int(row.finding.position + row.finding.length), end), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(colors.text);
        selection.format.setBackground(colors.fill);
        selections.append(selection);
    }
    m_text->setExtraSelections(selections);
}

void SourceView::step(int direction)
{
    const int all = m_model->rowCount();
    if (all == 0)
        return;
    const int now = m_list->currentIndex().row();
    m_list->setCurrentIndex(m_model->index(now < 0 ? (direction > 0 ? 0 : all - 1) : (now + direction + all) % all, 0));
    showFinding(m_list->currentIndex().row());
}

void SourceView::showFinding(int row)
{
    const Finding &finding = m_model->row(row).finding;
    const int end = m_text->document()->characterCount() - 1;
    QTextCursor cursor(m_text->document());
    cursor.setPosition(qMin(int(finding.position), end));
    const int line = cursor.blockNumber() + 1;
    cursor.setPosition(qMin(int(finding.position + finding.length), end), QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->centerCursor();
    Q_EMIT lineShown(line);
}

std::pair<qsizetype, qsizetype> SourceView::selection() const
{
    const QTextCursor cursor = m_text->textCursor();
    return {cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()};
}

void SourceView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        underline();
}

} // namespace zhijian::review
