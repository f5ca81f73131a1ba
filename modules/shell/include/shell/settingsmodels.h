#pragma once

#include "core/rowmodel.h"
#include "shell/settingsvalues.h"
#include "shell/shortcutlist.h"

namespace zhijian::shell {

/// People of the office. GUI thread.
class PeopleModel final : public RowModel<PersonRow>
{
public:
    enum Column { Name, Post, Roles, Key, Standing, ColumnCount };

    explicit PeopleModel(QObject *parent = nullptr) : RowModel(parent) {}
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// The values of the rule pack with their sources. GUI thread.
class RuleModel final : public RowModel<RuleRow>
{
public:
    enum Column { Name, Value, Layer, Document, Clause, InForce, ColumnCount };

    explicit RuleModel(QObject *parent = nullptr) : RowModel(parent) {}
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// Keys and what they do, page by page. GUI thread.
class ShortcutModel final : public RowModel<ShortcutRow>
{
public:
    enum Column { Place, Act, Keys, ColumnCount };

    explicit ShortcutModel(QObject *parent = nullptr) : RowModel(parent) {}
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace zhijian::shell
