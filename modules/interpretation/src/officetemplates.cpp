#include "interpretation/officetemplates.h"

#include "domain/titlemarks.h"
#include "interpretation/picturestore.h"
#include "journal/lifecycle.h"
#include "journal/stores.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QString withoutPictures(QString source)
{
    static const QRegularExpression inBlock(uR"(^(图片[：:])[ \t]*\S+[ \t]*$)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression inText(uR"(!\[[^\]\n]*\]\([^)\n]*\))"_s);
    source.replace(inBlock, u"\\1"_s);
    return source.remove(inText);
}

} // namespace

OfficeTemplate templateOf(const Interpretation &item, const PolicyReference &policy, bool keepsPictures)
{
    QString source = item.source;
    if (!policy.title.isEmpty()) {
        source.replace(inTitleMarks(policy.title), u"{政策名称}"_s);
        source.replace(policy.title, u"{政策名称}"_s);
    }
    if (!policy.number.isEmpty())
        source.replace(policy.number, u"{发文字号}"_s);
    return {.id = {},
            .name = {},
            .description = {},
            .source = keepsPictures ? source : withoutPictures(source),
            .theme = item.theme,
            .pictures = keepsPictures ? item.pictures : QList<PictureReference>(),
            .isDeleted = false};
}

QString OfficeTemplateService::problem(const OfficeTemplate &value) const
{
    if (value.name.isEmpty())
        return u"没有填写模板名称"_s;
    if (value.source.trimmed().isEmpty())
        return u"稿件还没有内容，存不成模板"_s;
    if (std::ranges::any_of(rows(), [&value](const journal::TemplateRow &row) { return row.name == value.name && row.id != value.id; }))
        return u"已有名为“%1”的模板"_s.arg(value.name);
    return {};
}

Result<EntityId> OfficeTemplateService::create(const OfficeTemplate &value, const journal::Author &author)
{
    OfficeTemplate next = value;
    next.name = next.name.simplified();
    next.description = next.description.simplified();
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (next.id.isNull())
        next.id = EntityId::create(m_journal.clock());
    next.pictures = PictureStore(m_journal).namedBy(next.source, next.pictures);
    const auto written = m_journal.append(journal::entryOf(next), author);
    if (!written)
        return failure(written);
    return next.id;
}

Result<Digest> OfficeTemplateService::rename(const EntityId &id, const QString &name, const QString &description, const journal::Author &author)
{
    const auto current = m_journal.load<OfficeTemplate>(id);
    if (!current)
        return failure(current);
    OfficeTemplate next = current->value;
    next.name = name.simplified();
    next.description = description.simplified();
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    return next == current->value ? Result<Digest>(current->id) : m_journal.append(journal::entryOf(next, current->heads), author);
}

Result<Digest> OfficeTemplateService::remove(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<OfficeTemplate>(m_journal, id, true, author);
}

Result<Digest> OfficeTemplateService::restore(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<OfficeTemplate>(m_journal, id, false, author);
}

Result<Digest> OfficeTemplateService::takeBack(const Digest &change, const journal::Author &author)
{
    return journal::takeBack<OfficeTemplate>(m_journal, change, author);
}

QList<journal::TemplateRow> OfficeTemplateService::rows(journal::Deleted deleted) const
{
    return journal::TemplateStore(m_journal).rows(deleted);
}

} // namespace zhijian::interpretation
