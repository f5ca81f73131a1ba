#include "sync/conflictmodel.h"

#include "core/clock.h"
#include "domain/account.h"
#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/person.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

/// Empty for what people do not settle: records that are only ever added.
QString kindName(const QString &type)
{
    if (type == Interpretation::Type)
        return u"解读"_s;
    if (type == Policy::Type)
        return u"政策文件"_s;
    if (type == Account::Type)
        return u"账号"_s;
    if (type == Plan::Type)
        return u"排期"_s;
    if (type == KnowledgeEntry::Type)
        return u"问答"_s;
    if (type == OfficeTemplate::Type)
        return u"模板"_s;
    if (type == OfficeTheme::Type)
        return u"版式主题"_s;
    return type == Person::Type ? u"人员"_s : QString();
}

QString titleOf(const Change &change)
{
    for (const QLatin1StringView key : {"title"_L1, "name"_L1, "question"_L1, "date"_L1})
        if (const QString text = change.body.value(key).toString(); !text.isEmpty())
            return text;
    return u"（未命名）"_s;
}

void putLatestFirst(QList<ConflictRow> &rows)
{
    std::ranges::sort(rows, [](const ConflictRow &a, const ConflictRow &b) { return std::tie(b.changedAt, b.id) < std::tie(a.changedAt, a.id); });
}

} // namespace

std::optional<ConflictRow> conflictRow(const journal::Journal &journal, const EntityId &id)
{
    const QList<Digest> heads = journal.heads(id);
    if (heads.size() < 2)
        return std::nullopt;
    const auto shown = journal.change(heads.first());
    if (!shown || kindName(shown->type).isEmpty())
        return std::nullopt;
    QStringList editors;
    for (const Digest &head : heads) {
        const auto change = journal.change(head);
        const auto person = change ? journal.load<Person>(change->author) : failure(change);
        const QString name = person ? person->value.name : u"未署名"_s;
        if (!editors.contains(name))
            editors.append(name);
    }
    return ConflictRow{id, shown->type, titleOf(*shown), editors.join(u'、'), int(heads.size()), shown->milliseconds()};
}

QList<ConflictRow> conflictRows(const journal::Journal &journal)
{
    QList<ConflictRow> rows;
    const auto collect = [&](const auto &list) {
        for (const auto &row : list)
            if (row.origin.heads > 1)
                if (const auto conflict = conflictRow(journal, row.id))
                    rows.append(*conflict);
    };
    collect(journal::InterpretationStore(journal).rows());
    collect(journal::PolicyStore(journal).rows());
    collect(journal::AccountStore(journal).rows());
    collect(journal::PlanStore(journal).rows(journal::Deleted::Hidden));
    collect(journal::PersonStore(journal).rows());
    collect(journal::KnowledgeStore(journal).rows());
    collect(journal::TemplateStore(journal).rows());
    collect(journal::ThemeStore(journal).rows());
    putLatestFirst(rows);
    return rows;
}

void ConflictModel::update(const QSet<EntityId> &touched, const QList<ConflictRow> &present)
{
    QList<ConflictRow> list = rows();
    list.removeIf([&touched](const ConflictRow &row) { return touched.contains(row.id); });
    list += present;
    putLatestFirst(list);
    setRows(list);
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const ConflictRow &row = this->row(index.row());
    switch (index.column()) {
    case TitleColumn: return row.title;
    case KindColumn: return kindName(row.type);
    case HeadsColumn: return u"%1 个版本"_s.arg(row.heads);
    case EditorsColumn: return row.editors;
    case TimeColumn: return chinaTime(row.changedAt).toString(u"MM-dd HH:mm"_s);
    }
    return {};
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const QStringList names{u"名称"_s, u"类别"_s, u"版本"_s, u"修改人"_s, u"最近修改"_s};
    return names.value(section);
}

} // namespace zhijian::sync
