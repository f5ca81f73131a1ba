#pragma once

#include "core/rowmodel.h"
#include "shell/signinpage.h"

namespace zhijian::shell {

/// The people who may sign in. GUI thread.
class SignInModel final : public RowModel<SignInPerson>
{
public:
    enum Role { DetailRole = Qt::UserRole };

    explicit SignInModel(QObject *parent = nullptr) : RowModel(parent) {}

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const SignInPerson &person = row(index.row());
        if (role == Qt::DisplayRole)
            return person.name;
        if (role == DetailRole)
            return person.detail;
        if (role == Qt::AccessibleTextRole)
            return QString(person.name + u' ' + person.detail);
        return {};
    }
};

} // namespace zhijian::shell
