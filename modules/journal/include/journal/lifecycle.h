#pragma once

#include "journal/journal.h"

namespace zhijian::journal {

/// Puts an entity into 回收站 or takes it out again. Nothing is written when it is there already.
/// Conflict while it has two versions: removing one of them would leave the other behind.
template <typename T>
Result<Digest> setDeleted(Journal &journal, const EntityId &id, bool isDeleted, const Author &author)
{
    const auto current = journal.load<T>(id);
    if (!current)
        return failure(current);
    if (current->isConflict())
        return failure(ErrorCode::Conflict, QStringLiteral("有两个版本，请先合并"));
    if (current->value.isDeleted == isDeleted)
        return current->id;
    T value = current->value;
    value.isDeleted = isDeleted;
    return journal.append(entryOf(value, {current->id}), author);
}

/// Undoes `change` by writing what stood before it; the first version goes to 回收站. WrongState when something else was
/// written since: the present state must be what the change wrote, so an undo and redo in between do not matter.
template <typename T>
Result<Digest> takeBack(Journal &journal, const Digest &change, const Author &author)
{
    const auto last = journal.change(change);
    if (!last)
        return failure(last);
    const QList<Digest> heads = journal.heads(last->entity);
    const auto head = heads.size() == 1 ? journal.change(heads.first()) : failure(ErrorCode::Conflict);
    if (last->type != T::Type || !head || head->body != last->body)
        return failure(ErrorCode::WrongState, QStringLiteral("此后又有改动，不能撤销"));
    if (last->parents.isEmpty())
        return setDeleted<T>(journal, last->entity, true, author);
    if (last->parents.size() > 1)
        return failure(ErrorCode::WrongState, QStringLiteral("合并两个版本不能撤销，请直接修改"));
    const auto before = journal.revision<T>(last->parents.first());
    if (!before)
        return failure(before);
    return journal.append(entryOf(before->value, heads), author);
}

} // namespace zhijian::journal
