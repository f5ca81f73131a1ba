#include "registry/widgets/accountimportpane.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

using uikit::Glyph;
using uikit::Space;
using uikit::Tone;

AccountImportPane::AccountImportPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new uikit::TextLabel(uikit::TextRank::Section, {}, this))
    , m_summary(new uikit::TextLabel(uikit::TextRank::Body, {}, this))
    , m_rows(new QTreeWidget(this))
    , m_accept(new QPushButton(this))
    , m_dismiss(new QPushButton(tr("不导入"), this))
{
    setObjectName(u"accountImport"_s);
    setAccessibleName(tr("导入账号"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::Small);
    column->addWidget(m_title);
    m_summary->setTone(Tone::Muted);
    column->addWidget(m_summary);
    m_rows->setObjectName(u"accountImportRows"_s);
    m_rows->setAccessibleName(tr("表格各行"));
    m_rows->setHeaderLabels({tr("行"), tr("账号"), tr("结果")});
    m_rows->setRootIsDecorated(false);
    m_rows->setWordWrap(true);
    m_rows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rows->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_rows->header()->setStretchLastSection(true);
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_rows, 1);
    auto *buttons = new QHBoxLayout;
    m_accept->setObjectName(u"acceptImport"_s);
    m_accept->setAccessibleName(tr("导入可以导入的账号"));
    m_dismiss->setObjectName(u"dismissImport"_s);
    uikit::setPrimary(m_accept);
    buttons->addStretch(1);
    buttons->addWidget(m_dismiss);
    buttons->addWidget(m_accept);
    column->addLayout(buttons);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_reading.good()); });
    connect(m_dismiss, &QPushButton::clicked, this, &AccountImportPane::dismissed);
}

void AccountImportPane::show(const QString &fileName, const AccountSheetReading &reading)
{
    m_reading = reading;
    m_title->setText(tr("导入 %1").arg(fileName));
    m_summary->setText(summary());
    m_rows->clear();
    // What needs a look comes first.
    QList<const AccountSheetRow *> rows;
    for (const AccountSheetRow &row : m_reading.rows)
        rows.append(&row);
    std::ranges::stable_sort(rows, {}, [](const AccountSheetRow *row) { return row->isGood() ? 1 : row->isKnown ? 2 : 0; });
    for (const AccountSheetRow *row : rows) {
        const QString result = row->isKnown ? tr("已登记，不改动") : row->isGood() ? tr("可以导入") : row->problem;
        auto *item = new QTreeWidgetItem({QString::number(row->number), row->draft.account.name, result});
        item->setIcon(2, uikit::icon(row->isKnown ? Glyph::Sheet : row->isGood() ? Glyph::Check : Glyph::Warning));
        item->setToolTip(2, result);
        m_rows->addTopLevelItem(item);
    }
    const qsizetype good = m_reading.good().size();
    m_accept->setText(good > 0 ? tr("导入这 %1 个账号").arg(good) : tr("没有可以导入的"));
    m_accept->setEnabled(good > 0);
    (good > 0 ? m_accept : m_dismiss)->setFocus(Qt::OtherFocusReason);
}

QString AccountImportPane::summary() const
{
    QStringList parts{tr("可以导入 %1 个").arg(m_reading.good().size())};
    if (const int bad = m_reading.badCount())
        parts.append(tr("要改正 %1 行").arg(bad));
    if (const int known = m_reading.knownCount())
        parts.append(tr("已登记 %1 个").arg(known));
    QString text = parts.join(u'，') + u"。";
    if (m_reading.badCount() > 0)
        text += tr("可先导入没有问题的，其余在表格里改好后再导入一次。");
    if (!m_reading.unusedColumns.isEmpty())
        text += tr("没有用到的列：%1。").arg(m_reading.unusedColumns.join(u'、'));
    return text;
}

} // namespace zhijian::registry
