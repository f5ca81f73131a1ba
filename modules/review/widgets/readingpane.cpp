#include "review/widgets/readingpane.h"

#include "interpretation/mediafile.h"
#include "preview/previewview.h"
#include "review/remarks.h"
#include "review/widgets/diffview.h"
#include "review/widgets/sourceview.h"
#include "uikit/elidedlabel.h"
#include "uikit/icons.h"
#include "uikit/statechip.h"
#include "uikit/theme.h"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Space;

ReadingPane::ReadingPane(QWidget *parent)
    : QWidget(parent), m_title(new uikit::ElidedLabel), m_state(new uikit::StateChip), m_facts(new uikit::ElidedLabel),
      m_media(new QWidget), m_tabs(new QTabWidget), m_place(new QWidget), m_difference(new DiffView), m_source(new SourceView)
{
    setObjectName(u"readingPane"_s);
    m_title->setObjectName(u"reviewTitle"_s);
    m_state->setObjectName(u"reviewState"_s);
    m_facts->setObjectName(u"reviewFacts"_s);
    m_tabs->setObjectName(u"reviewViews"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_place, tr("成稿"));
    m_tabs->addTab(m_difference, tr("差异"));
    m_tabs->addTab(m_source, tr("原文与检查"));
    m_tabs->tabBar()->setObjectName(u"reviewTabs"_s);
    m_tabs->tabBar()->setAccessibleName(tr("成稿、差异、原文"));
    auto *remark = new QToolButton;
    remark->setObjectName(u"remarkButton"_s);
    remark->setText(tr("批注"));
    remark->setIcon(uikit::icon(uikit::Glyph::Comment));
    remark->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    remark->setAutoRaise(true);
    remark->setToolTip(tr("先选中一段文字，再写对它的意见（Ctrl+M）"));
    m_tabs->setCornerWidget(remark);
    connect(remark, &QToolButton::clicked, this, &ReadingPane::remarkSelection);
    auto *inner = new QVBoxLayout(m_place);
    inner->setContentsMargins({});

    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::Large, Space::Medium, Space::Large, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    m_facts->setContentsMargins(Space::Large, 0, Space::Large, Space::Small);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(Space::Small);
    rows->addLayout(head);
    rows->addWidget(m_facts);
    m_media->setObjectName(u"reviewMedia"_s);
    auto *files = new QVBoxLayout(m_media);
    files->setContentsMargins(Space::Large, 0, Space::Large, 0);
    files->setSpacing(2);
    m_media->hide();
    rows->addWidget(m_media);
    rows->addWidget(m_tabs, 1);
    restyle();
    connect(m_difference, &DiffView::countChanged, this, &ReadingPane::labelTabs);
    connect(m_source, &SourceView::lineShown, this, [this](int line) {
        if (m_preview)
            m_preview->revealLine(line);
    });
}

void ReadingPane::show(const ReviewContents &contents)
{
    const bool isSame = contents.item == m_contents.item && contents.revision == m_contents.revision && contents.reader == m_contents.reader;
    m_contents = contents;
    m_title->setText(contents.title);
    m_state->setChip(uikit::chip(contents.state));
    m_facts->setText(contents.facts);
    showMedia();
    if (isSame)
        return;
    m_difference->setComparisons(contents.comparisons);
    m_source->setSource(contents.source, contents.findings);
    if (m_preview)
        m_preview->setPage(contents.page);
    m_tabs->setCurrentIndex(contents.unreleasable.isEmpty() ? ReleaseTab : SourceTab);
    labelTabs();
}

/// The file that is signed with the text, and the way to see it.
void ReadingPane::showMedia()
{
    while (QLayoutItem *old = m_media->layout()->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const MediaFile &file : std::as_const(m_contents.media)) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        auto *name = new uikit::ElidedLabel(tr("成片：%1").arg(interpretation::mediaText(file)));
        name->setObjectName(u"reviewMediaName"_s);
        name->setElideMode(Qt::ElideMiddle); // the digest stays in sight
        auto *open = new QToolButton;
        open->setObjectName(u"openReviewMedia"_s);
        open->setText(tr("打开文件"));
        open->setAccessibleName(tr("打开成片 %1").arg(file.fileName));
        open->setIcon(uikit::icon(uikit::Glyph::External));
        open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        open->setToolTip(file.isKept() ? tr("看完再签：签批记录文件的摘要") : tr("文件太大，没有存进台账：%1").arg(file.place));
        connect(open, &QToolButton::clicked, this, [this, file] { Q_EMIT openMediaRequested(file); });
        line->addWidget(name, 1);
        line->addWidget(open);
        m_media->layout()->addWidget(row);
    }
    m_media->setVisible(!m_contents.media.isEmpty());
}

void ReadingPane::restyle()
{
    m_title->setFont(uikit::rankedFont(uikit::TextRank::Section));
    m_facts->setFont(uikit::rankedFont(uikit::TextRank::Small));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, uikit::mutedText(palette()));
    m_facts->setPalette(muted);
    if (m_preview)
        m_preview->setDark(uikit::isDark(palette()));
}

void ReadingPane::labelTabs()
{
    const int changes = m_difference->count();
    const int findings = m_source->findings().rowCount();
    m_tabs->setTabText(DifferenceTab, changes > 0 ? tr("差异 %1").arg(changes) : tr("差异"));
    m_tabs->setTabText(SourceTab, findings > 0 ? tr("原文与检查 %1").arg(findings) : tr("原文与检查"));
}

void ReadingPane::stepFinding(int direction)
{
    m_tabs->setCurrentIndex(SourceTab);
    m_source->step(direction);
}

void ReadingPane::stepDifference(int direction)
{
    m_tabs->setCurrentIndex(DifferenceTab);
    m_difference->step(direction);
}

void ReadingPane::toggleSource()
{
    m_tabs->setCurrentIndex(m_tabs->currentIndex() == SourceTab ? ReleaseTab : SourceTab);
}

void ReadingPane::remarkSelection()
{
    switch (m_tabs->currentIndex()) {
    case SourceTab:
        if (const auto [position, length] = m_source->selection(); length > 0)
            Q_EMIT remarkRequested(remarkHeading(m_contents.source, position, length));
        else
            remarkText({});
        break;
    case DifferenceTab: remarkText(m_difference->selectedText()); break;
    default:
        if (m_preview)
            m_preview->askSelection([this](const QString &text) { remarkText(text); });
    }
}

/// Of a view that knows no positions: the passage is looked up in the source, where marks may stand in between.
void ReadingPane::remarkText(const QString &text)
{
    constexpr qsizetype Shortest = 2;
    const QString line = text.trimmed().section(u'\n', 0, 0).trimmed();
    if (line.isEmpty()) {
        Q_EMIT problem(tr("请先选中要批注的文字，再按 Ctrl+M"));
        return;
    }
    for (qsizetype length = line.size(); length >= qMin(Shortest, line.size()); --length) {
        const qsizetype at = m_contents.source.indexOf(QStringView(line).first(length));
        if (at < 0)
            continue;
        Q_EMIT remarkRequested(remarkHeading(m_contents.source, at, length));
        return;
    }
    Q_EMIT problem(tr("这段文字不在正文里，请直接写在意见中，或在“原文与检查”里选中"));
}

void ReadingPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    startPreview();
}

void ReadingPane::startPreview()
{
    if (m_preview)
        return;
    // Without a parent at first: the first web view of a window makes Qt show the window anew, which comes back here.
    m_preview = new preview::PreviewView;
    m_preview->setObjectName(u"reviewPreview"_s);
    m_preview->setAccessibleName(tr("发布后的样子"));
    m_place->layout()->addWidget(m_preview);
    m_preview->setDark(uikit::isDark(palette()));
    m_preview->setPage(m_contents.page);
}

void ReadingPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

} // namespace zhijian::review
