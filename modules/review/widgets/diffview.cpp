#include "review/widgets/diffview.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using interpretation::DiffPart;
using uikit::Space;

namespace {

/// A line end that came or went must be seen.
QString withLineEnds(const DiffPart &part)
{
    QString text = part.text;
    if (part.kind == DiffPart::Kind::Inserted)
        text.replace(u'\n', u"↵\n"_s);
    else if (part.kind == DiffPart::Kind::Deleted)
        text.replace(u'\n', u"↵"_s);
    return text;
}

QToolButton *makeStep(const QString &objectName, uikit::Glyph glyph, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(uikit::icon(glyph));
    button->setAutoRaise(true);
    return button;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_place(new uikit::TextLabel(uikit::TextRank::Small)),
      m_previous(makeStep(u"previousDifference"_s, uikit::Glyph::Up, tr("上一处差异（Shift+F8）"))),
      m_next(makeStep(u"nextDifference"_s, uikit::Glyph::Down, tr("下一处差异（F8）"))), m_text(new QTextEdit)
{
    setObjectName(u"reviewDiffView"_s);
    m_choice->setObjectName(u"differenceChoice"_s);
    m_choice->setAccessibleName(tr("与哪个版本比较"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(6);
    m_place->setObjectName(u"differencePlace"_s);
    m_place->setWordWrap(false);
    m_text->setObjectName(u"reviewDifference"_s);
    m_text->setAccessibleName(tr("差异"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(Space::Large);
    m_text->setTabChangesFocus(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    bar->setSpacing(Space::Small);
    bar->addWidget(m_choice, 1);
    bar->addSpacing(Space::Small);
    bar->addWidget(m_place);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addLayout(bar);
    rows->addWidget(m_text, 1);
    connect(m_choice, &QComboBox::activated, this, &DiffView::showComparison);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    restyle();
    setComparisons({});
}

void DiffView::setComparisons(const QList<Comparison> &comparisons)
{
    m_comparisons = comparisons;
    m_choice->clear();
    for (const Comparison &comparison : comparisons)
        m_choice->addItem(tr("与%1比较").arg(comparison.name));
    m_choice->setVisible(!comparisons.isEmpty());
    showComparison(0);
}

void DiffView::showComparison(int index)
{
    m_text->clear();
    m_changes.clear();
    m_current = -1;
    if (index < 0 || index >= m_comparisons.size()) {
        m_text->setPlainText(tr("这是首次送审的版本，没有可比较的旧版本。"));
    } else {
        const auto good = uikit::toneColors(uikit::Tone::Good, palette());
        const auto bad = uikit::toneColors(uikit::Tone::Danger, palette());
        QTextCursor cursor(m_text->document());
        QTextBlockFormat block;
        block.setLineHeight(150, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(block);
        for (const DiffPart &part : m_comparisons.at(index).parts) {
            QTextCharFormat format;
            const bool isInserted = part.kind == DiffPart::Kind::Inserted;
            if (part.kind != DiffPart::Kind::Equal) {
                format.setForeground(isInserted ? good.text : bad.text);
                format.setBackground(isInserted ? good.fill : bad.fill);
                format.setFontUnderline(isInserted);
                format.setFontStrikeOut(!isInserted);
            }
            const int first = cursor.position();
            cursor.insertText(withLineEnds(part), format);
            if (part.kind == DiffPart::Kind::Equal)
                continue;
            // A deletion and the insertion in its place are one change.
            if (isInserted && !m_changes.isEmpty() && m_changes.last().last == first)
                m_changes.last().last = cursor.position();
            else
                m_changes.append({first, cursor.position()});
        }
        if (m_changes.isEmpty())
            m_text->setPlainText(tr("与%1相比没有改动。").arg(m_comparisons.at(index).name));
    }
    m_text->moveCursor(QTextCursor::Start);
    showPlace();
    Q_EMIT countChanged(count());
}

void DiffView::step(int direction)
{
    if (m_changes.isEmpty())
        return;
    const int all = count();
    m_current = m_current < 0 ? (direction > 0 ? 0 : all - 1) : (m_current + direction + all) % all;
    QTextCursor cursor(m_text->document());
    cursor.setPosition(m_changes.at(m_current).first);
    cursor.setPosition(m_changes.at(m_current).last, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    // The change stands in the upper third, so that what follows is read with it.
    QScrollBar *bar = m_text->verticalScrollBar();
    QTextCursor start(cursor);
    start.setPosition(cursor.selectionStart());
    bar->setValue(bar->value() + m_text->cursorRect(start).top() - m_text->viewport()->height() / 3);
    showPlace();
}

void DiffView::showPlace()
{
    const bool any = !m_changes.isEmpty();
    m_place->setText(!any ? QString() : m_current < 0 ? tr("%1 处").arg(count()) : tr("%1 / %2").arg(m_current + 1).arg(count()));
    m_previous->setVisible(any);
    m_next->setVisible(any);
}

/// The change where one stands has a colour that neither insertions nor deletions have.
void DiffView::restyle()
{
    QPalette own = palette();
    own.setColor(QPalette::Highlight, uikit::toneColors(uikit::Tone::Warning, palette()).line);
    m_text->setPalette(own);
}

QString DiffView::selectedText() const
{
    return m_text->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n').remove(u'↵');
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        restyle();
        showComparison(m_choice->currentIndex());
    }
}

} // namespace zhijian::review
