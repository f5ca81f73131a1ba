#pragma once

#include <QTableView>

namespace zhijian::shell {

/// A table inside the scrolling settings: as high as its rows, up to a limit; whole rows are chosen. GUI thread.
class SettingsTable final : public QTableView
{
    Q_OBJECT

public:
    SettingsTable(const QString &objectName, const QString &accessibleName, int mostRows, QWidget *parent);

    void setModel(QAbstractItemModel *model) override;
    /// The column that takes what is left.
    void setWideColumn(int column);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();

    int m_mostRows;
};

} // namespace zhijian::shell
