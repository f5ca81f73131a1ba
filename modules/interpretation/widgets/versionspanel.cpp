#include "interpretation/widgets/versionspanel.h"

#include "interpretation/widgets/versionmodel.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

VersionsPanel::VersionsPanel(VersionModel *model, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListView)
{
    setObjectName("versionsPanel"_L1);
    m_list->setObjectName("versionList"_L1);
    m_list->setAccessibleName(tr("版本列表"));
    m_list->setModel(model);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *restore = new QPushButton(uikit::icon(uikit::Glyph::History), tr("取回此版本"));
    restore->setObjectName("restoreVersion"_L1);
    restore->setToolTip(tr("放进编辑区，可以撤销；保存后成为新版本"));
    restore->setEnabled(false);
    m_restore = restore;
    auto *hint = new uikit::TextLabel(uikit::TextRank::Small, tr("Ctrl+S 保存一个版本。自动保存不产生版本。"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium);
    rows->addWidget(m_list, 1);
    rows->addWidget(restore);
    rows->addWidget(hint);
    const auto chosen = [this] { return m_list->currentIndex().data(VersionModel::IdRole).value<Digest>(); };
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) { m_restore->setEnabled(now.isValid() && !m_isReadOnly); });
    connect(restore, &QPushButton::clicked, this, [this, chosen] { Q_EMIT restoreRequested(chosen()); });
    connect(m_list, &QListView::activated, this, [this, chosen] {
        if (!m_isReadOnly)
            Q_EMIT restoreRequested(chosen());
    });
}

void VersionsPanel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_restore->setEnabled(m_list->currentIndex().isValid() && !isReadOnly);
}

} // namespace zhijian::interpretation
