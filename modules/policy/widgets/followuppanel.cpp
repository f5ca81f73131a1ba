#include "policy/widgets/followuppanel.h"

#include "core/clock.h"
#include "uikit/datefield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

namespace {

enum Data { AspectData = Qt::UserRole, ItemData, ElsewhereData, LinkData };

} // namespace

FollowUpPanel::FollowUpPanel(QWidget *parent)
    : QWidget(parent)
    , m_summary(new uikit::TextLabel(uikit::TextRank::Body))
    , m_tree(new QTreeWidget)
    , m_write(new QPushButton(uikit::icon(uikit::Glyph::Edit), tr("写这一环节")))
    , m_remove(new QPushButton(uikit::icon(uikit::Glyph::Trash), tr("删除记录")))
    , m_entry(new QWidget)
    , m_rows(new uikit::FormRows)
    , m_aspect(new QComboBox)
    , m_title(new QLineEdit)
    , m_link(new QLineEdit)
    , m_date(new uikit::DateField)
    , m_enter(new QPushButton(uikit::icon(uikit::Glyph::Add), tr("记下")))
{
    setObjectName("followUpPanel"_L1);
    build();
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) { activate(item); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        m_remove->setEnabled(!m_isReadOnly && item && item->data(0, ElsewhereData).isValid());
        if (item)
            m_aspect->setCurrentIndex(m_aspect->findData(item->data(0, AspectData)));
    });
    connect(m_write, &QPushButton::clicked, this, [this] { Q_EMIT writeRequested(currentAspect()); });
    connect(m_remove, &QPushButton::clicked, this, &FollowUpPanel::removeCurrent);
    connect(m_enter, &QPushButton::clicked, this, &FollowUpPanel::enter);
    connect(m_title, &QLineEdit::returnPressed, this, &FollowUpPanel::enter);
    connect(m_link, &QLineEdit::returnPressed, this, &FollowUpPanel::enter);
}

void FollowUpPanel::build()
{
    m_summary->setObjectName("followUpSummary"_L1);
    m_tree->setObjectName("followUps"_L1);
    m_tree->setAccessibleName(tr("执行公开的各环节"));
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(1);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(uikit::Space::Large * 2);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // The panel scrolls as a whole.
    m_write->setObjectName("writeAspect"_L1);
    m_write->setToolTip(tr("新建一篇稿件，关联这份文件和选中的环节"));
    m_remove->setObjectName("removeElsewhere"_L1);
    m_enter->setObjectName("enterElsewhere"_L1);
    m_aspect->setObjectName("elsewhereAspect"_L1);
    for (const FollowUp aspect : enumValues<FollowUp>())
        m_aspect->addItem(chineseName(aspect), int(aspect));
    m_title->setObjectName("elsewhereTitle"_L1);
    m_title->setPlaceholderText(tr("在网站等别处公开的内容"));
    m_link->setObjectName("elsewhereLink"_L1);
    m_link->setPlaceholderText(tr("https://"));
    m_date->setObjectName("elsewhereDate"_L1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_write);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    m_rows->addSection(tr("记一条在别处公开的"));
    m_rows->addRow(tr("环节"), m_aspect);
    m_rows->addRow(tr("标题"), m_title);
    m_rows->addRow(tr("网址"), m_link);
    m_rows->addRow(tr("日期"), m_date);
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(m_enter);
    auto *entry = new QVBoxLayout(m_entry);
    entry->setContentsMargins({});
    entry->addWidget(m_rows);
    entry->addLayout(line);
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Large, uikit::Space::Medium);
    rows->setSpacing(uikit::Space::Medium);
    rows->addWidget(m_summary);
    rows->addWidget(m_tree);
    rows->addLayout(buttons);
    rows->addWidget(m_entry);
    rows->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(area);
}

void FollowUpPanel::setToday(QDate today)
{
    m_today = today;
    m_date->choose(today);
}

void FollowUpPanel::setPolicy(const Policy &policy, const OpenPolicy &open)
{
    const bool isOther = open.policy.id != m_open.policy.id;
    m_published = policy.published;
    m_open = open;
    if (isOther) {
        m_title->clear();
        m_link->clear();
        m_rows->clearProblems();
    }
    refresh();
}

void FollowUpPanel::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_entry->setVisible(!readOnly);
    m_remove->setVisible(!readOnly);
    m_write->setVisible(!readOnly);
}

Policy FollowUpPanel::filledIn(const Policy &base) const
{
    Policy policy = base;
    policy.published = m_published;
    return policy;
}

void FollowUpPanel::refresh()
{
    const QVariant kept = m_tree->currentItem() ? m_tree->currentItem()->data(0, AspectData) : QVariant();
    m_tree->clear();
    for (const FollowUp aspect : enumValues<FollowUp>())
        addAspect(aspect);
    m_tree->expandAll();
    int lines = 0;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        ++lines;
    m_tree->setFixedHeight(lines * std::max(m_tree->sizeHintForRow(0), m_tree->fontMetrics().lineSpacing()) + uikit::Space::Medium);
    QStringList missing;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        auto *item = m_tree->topLevelItem(i);
        if (item->childCount() == 0)
            missing.append(chineseName(FollowUp(item->data(0, AspectData).toInt())));
        if (kept.isValid() && item->data(0, AspectData) == kept)
            m_tree->setCurrentItem(item);
    }
    m_summary->setText(missing.isEmpty() ? tr("六个环节都有内容。") : tr("还没有公开：%1。").arg(missing.join(u'、')));
    m_summary->setTone(missing.isEmpty() ? uikit::Tone::Good : uikit::Tone::Warning);
}

void FollowUpPanel::addAspect(FollowUp aspect)
{
    auto *head = new QTreeWidgetItem(m_tree);
    head->setData(0, AspectData, int(aspect));
    int isPublic = 0, inWork = 0;
    const auto add = [head, aspect](uikit::Glyph glyph, uikit::Tone tone, const QString &text) {
        auto *entry = new QTreeWidgetItem(head, {text});
        entry->setIcon(0, uikit::icon(glyph, tone));
        entry->setToolTip(0, text);
        entry->setData(0, AspectData, int(aspect));
        return entry;
    };
    for (const FollowUpEntry &one : m_open.followUps) {
        if (one.aspect != aspect)
            continue;
        const bool isReleased = one.state == ItemState::Released;
        ++(isReleased ? isPublic : inWork);
        add(isReleased ? uikit::Glyph::Release : uikit::Glyph::Draft, isReleased ? uikit::Tone::Good : uikit::Tone::Info,
            tr("%1（%2）").arg(one.title, chineseName(one.state)))->setData(0, ItemData, QVariant::fromValue(one.item));
    }
    for (qsizetype i = 0; i < m_published.size(); ++i) {
        const PublishedElsewhere &one = m_published.at(i);
        if (one.aspect != aspect)
            continue;
        ++isPublic;
        auto *entry = add(uikit::Glyph::External, uikit::Tone::Good,
                          one.publishedOn.isValid() ? tr("%1（%2，别处）").arg(one.title, chineseDate(one.publishedOn)) : tr("%1（别处）").arg(one.title));
        entry->setData(0, ElsewhereData, i);
        entry->setData(0, LinkData, one.link);
    }
    head->setText(0, isPublic > 0 ? tr("%1  已公开 %2 条").arg(chineseName(aspect)).arg(isPublic)
                     : inWork > 0 ? tr("%1  在办 %2 篇").arg(chineseName(aspect)).arg(inWork)
                                  : tr("%1  缺").arg(chineseName(aspect)));
    head->setIcon(0, isPublic > 0 ? uikit::icon(uikit::Glyph::Done, uikit::Tone::Good)
                     : inWork > 0 ? uikit::icon(uikit::Glyph::Hourglass, uikit::Tone::Info)
                                  : uikit::icon(uikit::Glyph::Warning, uikit::Tone::Warning));
}

void FollowUpPanel::enter()
{
    m_rows->clearProblems();
    const QString title = m_title->text().simplified();
    const QUrl link(m_link->text().trimmed(), QUrl::StrictMode);
    if (title.isEmpty())
        m_rows->setProblem(m_title, tr("没有填写标题。"));
    if (!m_link->text().trimmed().isEmpty() && (!link.isValid() || !link.scheme().startsWith("http"_L1)))
        m_rows->setProblem(m_link, tr("网址要以 http:// 或 https:// 开头。"));
    if (m_date->chosen() && m_today.isValid() && *m_date->chosen() > m_today)
        m_rows->setProblem(m_date, tr("日期在今天之后：还没有公开的不能记为已公开。"));
    if (m_rows->hasProblem()) {
        m_rows->focusFirstProblem();
        return;
    }
    m_published.append({FollowUp(m_aspect->currentData().toInt()), title, m_link->text().trimmed(), m_date->chosen().value_or(QDate())});
    m_title->clear();
    m_link->clear();
    refresh();
    Q_EMIT edited();
}

void FollowUpPanel::removeCurrent()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    if (!item || !item->data(0, ElsewhereData).isValid())
        return;
    m_published.removeAt(item->data(0, ElsewhereData).toInt());
    refresh();
    Q_EMIT edited();
}

void FollowUpPanel::activate(const QTreeWidgetItem *item)
{
    if (item->data(0, ItemData).isValid())
        Q_EMIT openItemRequested(item->data(0, ItemData).value<EntityId>());
    else if (const QString link = item->data(0, LinkData).toString(); !link.isEmpty())
        QDesktopServices::openUrl(QUrl(link));
}

FollowUp FollowUpPanel::currentAspect() const
{
    return FollowUp(m_aspect->currentData().toInt());
}

} // namespace zhijian::policy
