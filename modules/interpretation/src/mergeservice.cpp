#include "interpretation/mergeservice.h"

#include "domain/account.h"
#include "domain/officetemplate.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "domain/release.h"
#include "interpretation/interpretationservice.h"
#include "interpretation/picturestore.h"
#include "journal/stores.h"

#include <QCborArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QList<QByteArray> sorted(const QList<Digest> &heads)
{
    QList<QByteArray> bytes;
    for (const Digest &head : heads)
        bytes.append(head.toBytes());
    std::ranges::sort(bytes);
    return bytes;
}

QSet<Digest> ancestors(const QHash<Digest, QList<Digest>> &parents, const Digest &of)
{
    QSet<Digest> seen;
    QList<Digest> waiting = parents.value(of);
    while (!waiting.isEmpty()) {
        const Digest next = waiting.takeLast();
        if (seen.contains(next))
            continue;
        seen.insert(next);
        waiting += parents.value(next);
    }
    return seen;
}

QString calledBy(const QCborMap &body)
{
    for (const QLatin1StringView key : {"title"_L1, "name"_L1, "question"_L1})
        if (const QString text = body.value(key).toString(); !text.isEmpty())
            return text;
    return {};
}

QString nameOf(const journal::Journal &journal, const EntityId &id)
{
    const QList<Digest> heads = journal.heads(id);
    const auto change = heads.isEmpty() ? Result<Change>(failure(ErrorCode::NotFound)) : journal.change(heads.first());
    if (!change)
        return {};
    if (change->type == Plan::Type)
        return fieldText(change->type, u"date"_s, change->body.value("date"_L1));
    return calledBy(change->body);
}

/// What a person would call the thing that has two versions.
QString titleOf(const journal::Journal &journal, const Change &change)
{
    const auto name = [&](QLatin1StringView key) { return nameOf(journal, EntityId::fromBytes(change.body.value(key).toByteArray())); };
    if (change.type == Plan::Type || change.type == Release::Type)
        return QString(name("item"_L1) + u" · "_s + name("account"_L1));
    return calledBy(change.body);
}

/// The versions compared earlier stay in front while they exist; the rest follows, the latest first.
QList<MergeVersion> inOrder(QList<MergeVersion> heads, const MergeComparison *kept)
{
    std::ranges::sort(heads, [](const MergeVersion &a, const MergeVersion &b) {
        return a.time != b.time ? a.time > b.time : b.id < a.id;
    });
    if (!kept || kept->heads.size() < 2)
        return heads;
    const auto rank = [kept](const MergeVersion &version) {
        return version.id == kept->left().id ? 0 : version.id == kept->right().id ? 1 : 2;
    };
    // One of the two is gone: the newcomer takes its side.
    const bool hasLeft = std::ranges::contains(heads, kept->left().id, &MergeVersion::id);
    std::ranges::stable_sort(heads, std::ranges::less(), rank);
    if (!hasLeft && heads.size() > 1 && heads.first().id == kept->right().id)
        heads.swapItemsAt(0, 1);
    return heads;
}

} // namespace

FieldWords MergeComparison::words() const
{
    return {.entity = [this](const EntityId &entity) { return names.value(entity); },
            .sealed = [this](const QByteArray &bytes) { return sealed.value(bytes); }};
}

QString MergeComparison::fieldText(const QString &key, const QCborValue &value) const
{
    return zhijian::fieldText(type, key, value, words());
}

QString MergeComparison::resultText(const MergePart &part) const
{
    return zhijian::resultText(type, part, words());
}

MergeService::MergeService(journal::Journal &journal, Sealed sealed, Check check)
    : m_journal(journal), m_sealed(std::move(sealed)), m_check(std::move(check))
{
}

Digest MergeService::commonParent(const QList<journal::HistoryRow> &history, const Digest &one, const Digest &other)
{
    QHash<Digest, QList<Digest>> parents;
    for (const journal::HistoryRow &row : history)
        parents.insert(row.id, row.parents);
    const QSet<Digest> common = ancestors(parents, one).intersect(ancestors(parents, other));
    QSet<Digest> older;
    for (const Digest &change : common)
        older.unite(ancestors(parents, change));
    const journal::HistoryRow *latest = nullptr;
    for (const journal::HistoryRow &row : history) {
        if (!common.contains(row.id) || older.contains(row.id))
            continue;
        if (!latest || row.time > latest->time || (row.time == latest->time && latest->id < row.id))
            latest = &row;
    }
    return latest ? latest->id : Digest();
}

bool MergeService::isDecided(const EntityId &id, const Digest &left, const Digest &right) const
{
    const ReviewRecords records = journal::ReviewStore(m_journal).records(id);
    return std::ranges::any_of(records.signOffs, [&](const SignOffRecord &record) {
        return record.signOff.revision == left || record.signOff.revision == right;
    });
}

void MergeService::collectWords(MergeComparison &comparison) const
{
    const auto collect = [&](const FieldSpec &spec, const QCborValue &value) {
        if (spec.kind == FieldKind::Sealed && m_sealed && !value.toByteArray().isEmpty())
            comparison.sealed.insert(value.toByteArray(), m_sealed(value.toByteArray()));
        const QCborArray list = spec.kind == FieldKind::Entities ? value.toArray() : QCborArray{value};
        if (spec.kind == FieldKind::Entities || spec.kind == FieldKind::Entity)
            for (const QCborValue &one : list)
                if (const EntityId id = EntityId::fromBytes(one.toByteArray()); !id.isNull() && !comparison.names.contains(id))
                    comparison.names.insert(id, nameOf(m_journal, id));
    };
    for (const MergePart &part : std::as_const(comparison.parts)) {
        const FieldSpec spec = fieldSpec(comparison.type, part.key);
        for (const QCborValue *value : {&part.base, &part.left, &part.right})
            collect(spec, *value);
    }
}

Result<MergeComparison> MergeService::compare(const EntityId &id, const MergeComparison *kept) const
{
    const QList<Digest> heads = m_journal.heads(id);
    if (heads.isEmpty())
        return failure(ErrorCode::NotFound, u"没有这个条目"_s);
    if (heads.size() < 2)
        return failure(ErrorCode::WrongState, u"这个条目只有一个版本，不需要合并"_s);
    const QList<journal::HistoryRow> history = m_journal.history(id);
    MergeComparison comparison{.type = {}, .id = id};
    QList<MergeVersion> versions;
    for (const journal::HistoryRow &row : history) {
        if (!row.isHead)
            continue;
        const QString device = u"工作站 %1"_s.arg(QString::number(row.device, 16).left(6).toUpper());
        versions.append({row.id, row.authorName.isEmpty() ? u"未署名"_s : row.authorName,
                         row.device == m_journal.device() ? u"本机"_s : device, row.time});
    }
    comparison.heads = inOrder(versions, kept);
    comparison.known = sorted(heads);
    const auto left = m_journal.change(comparison.left().id);
    const auto right = m_journal.change(comparison.right().id);
    if (!left || !right)
        return failure(left ? right : left);
    if (left->schema > Change::CurrentSchema || right->schema > Change::CurrentSchema)
        return failure(ErrorCode::Unsupported, u"有一个版本是新版程序写的，请先升级本程序"_s);
    if (fieldSpecs(left->type).isEmpty())
        return failure(ErrorCode::Unsupported, u"这类条目不在这里合并"_s);
    comparison.type = left->type;
    comparison.title = titleOf(m_journal, *left);
    const Digest parent = commonParent(history, comparison.left().id, comparison.right().id);
    const auto base = parent.isNull() ? Result<Change>(failure(ErrorCode::NotFound)) : m_journal.change(parent);
    comparison.hasBase = base.has_value();
    comparison.parts = mergeParts(comparison.type, base ? std::optional(base->body) : std::nullopt, left->body, right->body);
    comparison.isDecided = comparison.type == Interpretation::Type && isDecided(id, comparison.left().id, comparison.right().id);
    if (comparison.isDecided)
        for (MergePart &part : comparison.parts)
            if (part.isDifferent())
                part.choice = MergePart::Choice::Open;
    if (kept)
        comparison.parts = withChoicesOf(kept->parts, comparison.parts);
    collectWords(comparison);
    return comparison;
}

Result<Digest> MergeService::write(const MergeComparison &comparison, const journal::Author &author)
{
    const QCborMap body = mergedBody(comparison.type, comparison.parts);
    const QList<Digest> parents{comparison.left().id, comparison.right().id};
    if (m_check)
        if (const auto allowed = m_check(m_journal, comparison.type, comparison.id, body); !allowed)
            return failure(allowed);
    if (comparison.type == Interpretation::Type)
        return InterpretationService(m_journal).save(Interpretation::fromBody(comparison.id, body), parents, author);
    if (comparison.type == OfficeTemplate::Type) { // its pictures follow from the text, as an item's do
        auto merged = OfficeTemplate::fromBody(comparison.id, body);
        for (const Digest &parent : parents)
            if (const auto before = m_journal.revision<OfficeTemplate>(parent))
                merged.pictures += before->value.pictures;
        merged.pictures = PictureStore(m_journal).namedBy(merged.source, merged.pictures);
        return m_journal.append(journal::entryOf(merged, parents), author);
    }
    return m_journal.append(journal::Entry{comparison.type, comparison.id, body, parents}, author);
}

Result<MergeService::Outcome> MergeService::save(const MergeComparison &comparison, const journal::Author &author)
{
    Outcome outcome;
    const auto done = m_journal.transact([&]() -> Result<> {
        if (sorted(m_journal.heads(comparison.id)) == comparison.known) {
            if (const int open = comparison.openCount(); open > 0)
                return failure(ErrorCode::InvalidInput, u"还有 %1 处没有选定"_s.arg(open));
            const auto written = write(comparison, author);
            if (!written)
                return failure(written);
            outcome.written = *written;
        }
        if (m_journal.heads(comparison.id).size() < 2)
            return {};
        auto next = compare(comparison.id, outcome.written.isNull() ? &comparison : nullptr);
        if (!next)
            return failure(next);
        outcome.next = *std::move(next);
        return {};
    });
    if (!done)
        return failure(done);
    return outcome;
}

void MergeService::takeAll(MergeComparison &comparison, MergePart::Choice side)
{
    for (MergePart &part : comparison.parts)
        if (part.isDifferent()) {
            part.choice = side;
            part.isChosen = true;
        }
}

} // namespace zhijian::interpretation
