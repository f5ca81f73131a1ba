#pragma once

#include "core/rowmodel.h"
#include "shell/hit.h"

namespace zhijian::shell {

/// The results for one query: pages and commands matched by name or pinyin initials, then the things the provider
/// found. Best first within a kind. GUI thread.
class PaletteModel final : public RowModel<Hit>
{
public:
    enum Role { DetailRole = Qt::UserRole, KindRole, GlyphRole };

    explicit PaletteModel(QObject *parent = nullptr) : RowModel(parent) {}

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Those of `all` that match, best first, at most `limit`.
    [[nodiscard]] static QList<Hit> matching(const QList<Hit> &all, const QString &query, int limit);
};

} // namespace zhijian::shell
