#pragma once

#include "core/digest.h"

#include <QWidget>

class QListView;

namespace zhijian::interpretation {

class VersionModel;

/// 版本: the history of the item; an older one is taken back into the editor as a step that can be undone. GUI thread.
class VersionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit VersionsPanel(VersionModel *model, QWidget *parent = nullptr);

    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    void restoreRequested(const zhijian::Digest &version);

private:
    QListView *m_list;
    QWidget *m_restore;
    bool m_isReadOnly = false;
};

} // namespace zhijian::interpretation
