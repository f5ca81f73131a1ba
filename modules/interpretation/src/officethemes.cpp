#include "interpretation/officethemes.h"

#include "interpretation/renderer.h"
#include "journal/lifecycle.h"
#include "journal/stores.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Long enough for any sheet; what is longer was pasted by mistake.
constexpr qsizetype LongestSheet = 64 * 1024;

void tidy(OfficeTheme &theme)
{
    theme.name = theme.name.simplified();
    theme.css.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

} // namespace

std::optional<Look> officeLook(const journal::Journal &journal, const QString &themeName)
{
    const Digest change = officeThemeChange(themeName);
    if (change.isNull())
        return std::nullopt;
    const auto version = journal.revision<OfficeTheme>(change);
    if (!version)
        return Look{themeOf({}), u"这篇稿件用的版式主题还没有同步到本机，请先同步，或另选主题"_s};
    const ThemeSheet sheet = readThemeSheet(version->value, themeName);
    return Look{sheet.theme, sheet.reason()};
}

QString themeTitle(const journal::Journal &journal, const QString &themeName)
{
    const Digest change = officeThemeChange(themeName);
    if (change.isNull())
        return themeOf(themeName).name();
    const auto version = journal.revision<OfficeTheme>(change);
    return u"%1（版本 %2）"_s.arg(version ? version->value.name : u"本单位的主题"_s, change.shortText());
}

void resolveLook(const journal::Journal &journal, RenderInput &input)
{
    input.look.reset();
    input.lookProblem.clear();
    if (const auto look = officeLook(journal, input.theme)) {
        input.look = look->theme;
        input.lookProblem = look->problem;
    }
}

QString OfficeThemeService::problem(const OfficeTheme &theme)
{
    if (theme.name.trimmed().isEmpty())
        return u"没有填写主题名称"_s;
    if (theme.css.size() > LongestSheet)
        return u"样式太长（%1 字符），最多 %2 字符"_s.arg(theme.css.size()).arg(LongestSheet);
    if (std::ranges::none_of(themes(), [&theme](const Theme &one) { return one.id() == theme.base; }))
        return u"没有“%1”这个内置主题"_s.arg(theme.base);
    return {};
}

Result<Digest> OfficeThemeService::create(const OfficeTheme &theme, const journal::Author &author)
{
    OfficeTheme next = theme;
    tidy(next);
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (next.id.isNull())
        next.id = EntityId::create(m_journal.clock());
    return m_journal.append(journal::entryOf(next), author);
}

Result<Digest> OfficeThemeService::save(const OfficeTheme &theme, const QList<Digest> &seen, const journal::Author &author)
{
    if (seen.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有说明是从哪个版本修改的"_s);
    OfficeTheme next = theme;
    tidy(next);
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    const auto before = m_journal.revision<OfficeTheme>(seen.first());
    if (!before)
        return failure(before);
    if (before->value == next && seen.size() == 1)
        return seen.first();
    return m_journal.append(journal::entryOf(next, seen), author);
}

Result<Digest> OfficeThemeService::remove(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<OfficeTheme>(m_journal, id, true, author);
}

Result<Digest> OfficeThemeService::restore(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<OfficeTheme>(m_journal, id, false, author);
}

Result<Digest> OfficeThemeService::takeBack(const Digest &change, const journal::Author &author)
{
    return journal::takeBack<OfficeTheme>(m_journal, change, author);
}

QList<journal::ThemeRow> OfficeThemeService::rows(journal::Deleted deleted) const
{
    return journal::ThemeStore(m_journal).rows(deleted);
}

} // namespace zhijian::interpretation
