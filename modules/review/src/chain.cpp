#include "review/chain.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::review {

namespace {

/// In the order of reviewState(): the first rule that is broken names the reason.
QString reasonOf(const SignOffRecord &record, const ReviewRecords &records, const ReviewState &state)
{
    if (records.heads.size() > 1)
        return u"稿件有两个版本，合并后须重新送审"_s;
    if (!records.heads.contains(record.signOff.revision))
        return u"签批之后稿件有改动，须重新审签（R-82）"_s;
    if (!record.isSigned)
        return u"签名未得到确认，不计入"_s;
    if (records.drafters.contains(record.author))
        return u"起草或改动过这篇稿件，不能审签（R-79）"_s;
    if (std::ranges::contains(state.counting, record.author, &SignOffRecord::author))
        return u"同一人已审过另一级（R-79）"_s;
    const auto stageOf = [](const SignOffRecord &one) { return one.signOff.stage; };
    if (std::ranges::contains(state.counting, record.signOff.stage, stageOf))
        return u"同一级有两个结论，以从严、在先的为准"_s;
    if (state.submittedAt == 0)
        return u"这一版本没有送审"_s;
    return u"前一级尚未通过，不计入（R-78）"_s;
}

} // namespace

QList<ChainRow> chainRows(const ReviewRecords &records, const ReviewState &state, const QHash<EntityId, QString> &names)
{
    QList<ChainRow> rows;
    for (const SignOffRecord &record : state.counting)
        rows.append({record.signOff.stage, ChainRow::Standing::Counts, record, names.value(record.author), {}});
    if (state.nextStage) {
        for (const Stage stage : enumValues<Stage>()) {
            if (stage < *state.nextStage)
                continue;
            ChainRow row;
            row.stage = stage;
            row.standing = stage == *state.nextStage ? ChainRow::Standing::Waiting : ChainRow::Standing::Later;
            rows.append(row);
        }
    }
    for (auto it = state.history.crbegin(); it != state.history.crend(); ++it)
        rows.append({it->signOff.stage, ChainRow::Standing::Void, *it, names.value(it->author), reasonOf(*it, records, state)});
    return rows;
}

} // namespace zhijian::review
