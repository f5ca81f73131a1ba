#include "policy/widgets/importreport.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

namespace {

constexpr int HighestList = 96;

QToolButton *textButton(const QString &objectName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(text);
    uikit::setSlim(button);
    return button;
}

} // namespace

ImportReport::ImportReport(QWidget *parent)
    : QWidget(parent)
    , m_summary(new uikit::TextLabel(uikit::TextRank::Body))
    , m_progress(new QProgressBar)
    , m_cancel(textButton(u"cancelImport"_s, tr("停止")))
    , m_close(new QToolButton)
    , m_area(new QScrollArea)
    , m_rows(new QVBoxLayout)
{
    setObjectName("importReport"_L1);
    m_summary->setObjectName("importSummary"_L1);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(140);
    m_progress->setAccessibleName(tr("导入进度"));
    m_close->setObjectName("closeImportReport"_L1);
    m_close->setAccessibleName(tr("关闭导入结果"));
    m_close->setToolTip(tr("关闭"));
    m_close->setIcon(uikit::icon(uikit::Glyph::Cross));
    m_close->setAutoRaise(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_progress);
    head->addWidget(m_cancel);
    head->addWidget(m_close);
    auto *content = new QWidget;
    m_rows->setContentsMargins({});
    m_rows->setSpacing(2);
    content->setLayout(m_rows);
    m_area->setObjectName("importRows"_L1);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(uikit::Space::Large, uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium);
    column->setSpacing(uikit::Space::Small);
    column->addLayout(head);
    column->addWidget(m_area);
    connect(m_cancel, &QToolButton::clicked, this, &ImportReport::cancelRequested);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        hide();
    });
    hide();
}

void ImportReport::clear()
{
    m_outcomes.clear();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_area->hide();
}

void ImportReport::begin(int total)
{
    clear();
    m_total = total;
    m_isCancelled = false;
    m_progress->setRange(0, total);
    m_progress->setValue(0);
    m_progress->show();
    m_cancel->setVisible(total > 1);
    m_close->hide();
    m_summary->setText(tr("正在导入 %1 份文件……").arg(total));
    show();
}

void ImportReport::progress(int done, const QString &name)
{
    m_progress->setValue(done);
    m_summary->setText(tr("正在识别第 %1/%2 份：%3").arg(std::min(done + 1, m_total)).arg(m_total).arg(name));
}

QString ImportReport::summary() const
{
    const auto imported = std::ranges::count_if(m_outcomes, [](const ImportOutcome &outcome) { return !outcome.id.isNull(); });
    const qsizetype refused = m_outcomes.size() - imported;
    QString text = imported > 0 && refused > 0 ? tr("已导入 %1 份，%2 份没有导入").arg(imported).arg(refused)
                   : imported > 0              ? tr("已导入 %1 份").arg(imported)
                                               : tr("%1 份没有导入").arg(refused);
    if (m_isCancelled)
        text = tr("已停止：%1").arg(text);
    return text;
}

void ImportReport::finish(const QList<ImportOutcome> &outcomes, bool isCancelled)
{
    m_isCancelled = isCancelled;
    m_progress->hide();
    m_cancel->hide();
    m_close->show();
    m_outcomes.append(outcomes);
    for (const ImportOutcome &outcome : outcomes)
        addRow(outcome);
    m_summary->setText(summary());
    // What went well needs no list when it is one file without doubts.
    const bool isPlain = m_outcomes.size() == 1 && !m_outcomes.first().id.isNull() && !m_outcomes.first().needsLook;
    m_area->setVisible(!isPlain && !m_outcomes.isEmpty());
    // Two lines for each at most; more scrolls.
    m_rows->activate();
    m_area->setFixedHeight(std::min(HighestList, m_rows->totalHeightForWidth(std::max(200, width() - 60)) + 2));
    show();
}

void ImportReport::addRow(const ImportOutcome &outcome)
{
    const bool isImported = !outcome.id.isNull();
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    auto *picture = new QLabel;
    const auto [glyph, tone] = !isImported         ? std::pair(uikit::Glyph::Error, uikit::Tone::Danger)
                               : outcome.needsLook ? std::pair(uikit::Glyph::Warning, uikit::Tone::Warning)
                                                   : std::pair(uikit::Glyph::Done, uikit::Tone::Good);
    const int size = row->fontMetrics().height();
    picture->setPixmap(uikit::icon(glyph, tone).pixmap(QSize(size, size), row->devicePixelRatioF()));
    auto *text = new uikit::TextLabel(uikit::TextRank::Small, tr("%1：%2").arg(outcome.name, outcome.sentence));
    text->setTone(isImported ? uikit::Tone::Neutral : uikit::Tone::Danger);
    line->addWidget(picture);
    line->addWidget(text, 1, Qt::AlignVCenter);
    const EntityId target = isImported ? outcome.id : outcome.existing;
    if (!target.isNull()) {
        QToolButton *open = textButton(u"openOutcome"_s, isImported ? tr("打开") : tr("看已有的"));
        connect(open, &QToolButton::clicked, this, [this, target] { Q_EMIT openRequested(target); });
        line->addWidget(open);
    }
    if (!outcome.existing.isNull()) {
        QToolButton *anyway = textButton(u"importAnyway"_s, tr("仍要导入"));
        connect(anyway, &QToolButton::clicked, this, [this, anyway, outcome] {
            anyway->setEnabled(false);
            Q_EMIT anywayRequested(outcome);
        });
        line->addWidget(anyway);
    }
    m_rows->addWidget(row);
}

} // namespace zhijian::policy
