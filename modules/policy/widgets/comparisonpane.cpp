#include "policy/widgets/comparisonpane.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSet>
#include <QSignalBlocker>
#include <QTextBrowser>

#include <algorithm>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> pairsOf(const QString &text)
{
    QSet<QString> pairs;
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        pairs.insert(text.sliced(i, 2));
    return pairs;
}

/// How many pairs of neighbouring characters two titles share.
qsizetype likeness(const QSet<QString> &pairs, const QString &title)
{
    return (pairsOf(title) & pairs).size();
}

QString cell(const QList<PolicyComparison::Run> &runs, const uikit::ToneColors &colors, const QString &decoration, const QString &ifEmpty)
{
    if (runs.isEmpty())
        return u"<i>%1</i>"_s.arg(ifEmpty);
    QString html;
    for (const PolicyComparison::Run &run : runs) {
        const QString text = run.text.toHtmlEscaped().replace(u'\n', "<br>"_L1);
        html += run.isMarked ? u"<span style='background-color:%1;color:%2;text-decoration:%3'>%4</span>"_s.arg(colors.fill.name(), colors.text.name(),
                                                                                                            decoration, text)
                             : text;
    }
    return html;
}

} // namespace

ComparisonPane::ComparisonPane(QWidget *parent)
    : QWidget(parent)
    , m_other(new QComboBox)
    , m_all(new QCheckBox(tr("也显示没有变的条文")))
    , m_summary(new uikit::TextLabel(uikit::TextRank::Small))
    , m_text(new QTextBrowser)
{
    setObjectName("comparisonPane"_L1);
    m_other->setObjectName("comparisonOther"_L1);
    m_other->setAccessibleName(tr("与哪一份对照"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_all->setObjectName("comparisonAll"_L1);
    m_text->setObjectName("comparisonText"_L1);
    m_text->setAccessibleName(tr("两个版本对照"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    auto *close = new QPushButton(uikit::icon(uikit::Glyph::Left), tr("回到文件"));
    close->setObjectName("closeComparison"_L1);
    auto *top = new QHBoxLayout;
    top->setSpacing(uikit::Space::Medium);
    top->addWidget(close);
    top->addWidget(m_other, 1);
    top->addWidget(m_all);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Large, 0);
    rows->setSpacing(uikit::Space::Medium);
    rows->addLayout(top);
    rows->addWidget(m_summary);
    rows->addWidget(m_text, 1);
    connect(close, &QPushButton::clicked, this, &ComparisonPane::closeRequested);
    connect(m_all, &QCheckBox::toggled, this, &ComparisonPane::refresh);
    connect(m_other, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT requested(m_one, m_other->currentData().value<EntityId>()); });
}

void ComparisonPane::begin(const Candidate &open, const QList<Candidate> &others)
{
    m_one = open.id;
    m_comparison = {};
    const QSet<QString> pairs = pairsOf(open.title);
    QList<Candidate> sorted = others;
    std::ranges::stable_sort(sorted, std::ranges::greater(), [&pairs](const Candidate &one) { return likeness(pairs, one.title); });
    {
        const QSignalBlocker quiet(m_other);
        m_other->clear();
        for (const Candidate &one : std::as_const(sorted))
            m_other->addItem(one.detail.isEmpty() ? one.title : QString(one.title + u"  "_s + one.detail), QVariant::fromValue(one.id));
    }
    refresh();
    if (sorted.isEmpty())
        m_summary->setText(tr("政策库里没有别的文件可以对照；先导入旧版本。"));
    else
        Q_EMIT requested(m_one, sorted.first().id);
}

void ComparisonPane::setComparison(const PolicyComparison &comparison)
{
    m_comparison = comparison;
    refresh();
}

void ComparisonPane::refresh()
{
    qsizetype changed = 0, added = 0, dropped = 0;
    for (const PolicyComparison::Row &row : std::as_const(m_comparison.rows)) {
        if (row.isSame)
            continue;
        ++(row.before.isEmpty() ? added : row.after.isEmpty() ? dropped : changed);
    }
    if (m_comparison.newerId.isNull())
        m_summary->clear();
    else if (changed + added + dropped == 0)
        m_summary->setText(tr("两份文件的条文一样。"));
    else
        m_summary->setText(tr("改 %1 条，新增 %2 条，删去 %3 条，共 %4 条。左边划去的是旧版才有的字，右边加底线的是新版才有的字。")
                               .arg(changed).arg(added).arg(dropped).arg(m_comparison.rows.size()));
    m_text->setHtml(html());
}

QString ComparisonPane::html() const
{
    if (m_comparison.newerId.isNull())
        return {};
    const auto gone = uikit::toneColors(uikit::Tone::Danger, palette());
    const auto come = uikit::toneColors(uikit::Tone::Good, palette());
    const QString line = uikit::lineColor(palette()).name();
    QString html = u"<table width='100%' cellspacing='0' cellpadding='6' style='border-collapse:collapse'><tr><th width='50%' align='left'>%1</th>"
                   "<th width='50%' align='left'>%2</th></tr>"_s.arg(m_comparison.older.toHtmlEscaped(), m_comparison.newer.toHtmlEscaped());
    for (const PolicyComparison::Row &row : m_comparison.rows)
        if (!row.isSame || m_all->isChecked())
            html += u"<tr><td style='border-top:1px solid %1'>%2</td><td style='border-top:1px solid %1'>%3</td></tr>"_s
                        .arg(line, cell(row.before, gone, u"line-through"_s, tr("（新增）")), cell(row.after, come, u"underline"_s, tr("（删去）")));
    return html + u"</table>"_s;
}

void ComparisonPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_text->setHtml(html());
}

} // namespace zhijian::policy
