#include "themedesk.h"

#include "rules/thresholdids.h"

namespace zhijian {

using interpretation::OfficeThemeService;
using interpretation::ThemePage;
using journal::Journal;

ThemeDesk::ThemeDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_surroundings(surroundings)
    , m_page(new ThemePage({surroundings.pack.outputProfile(u"wechat"),
                            {.text = surroundings.pack.number(rules::threshold::ContrastText) / 10.0,
                             .large = surroundings.pack.number(rules::threshold::ContrastLargeText) / 10.0}}))
{
    connect(m_page, &ThemePage::openRequested, this, &ThemeDesk::open);
    connect(m_page, &ThemePage::createRequested, this, &ThemeDesk::create);
    connect(m_page, &ThemePage::saveRequested, this, &ThemeDesk::save);
    connect(m_page, &ThemePage::removeRequested, this, &ThemeDesk::remove);
    connect(m_page, &ThemePage::closeRequested, this, &ThemeDesk::closeRequested);
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (!changes.concerns(OfficeTheme::Type))
            return;
        reload();
        if (m_page && changes.ids.contains(m_page->openId()))
            open(m_page->openId());
    });
}

ThemeDesk::~ThemeDesk()
{
    if (m_page && !m_page->parent())
        delete m_page;
}

std::optional<journal::Author> ThemeDesk::author(const QString &doing)
{
    if (const auto session = m_surroundings.session())
        return session->author();
    Q_EMIT failed({ErrorCode::Forbidden, tr("还没有登录")}, doing);
    return std::nullopt;
}

void ThemeDesk::reload()
{
    m_surroundings.database.run(
        this, [](Journal &journal) { return OfficeThemeService(journal).rows(); },
        [this](const QList<journal::ThemeRow> &rows) {
            if (m_page)
                m_page->setThemes(rows);
        });
}

void ThemeDesk::openNamed(const QString &name)
{
    reload();
    const Digest change = officeThemeChange(name);
    if (change.isNull())
        return;
    m_surroundings.database.run(
        this, [change](Journal &journal) { return journal.revision<OfficeTheme>(change); },
        [this](const Result<journal::Revision<OfficeTheme>> &version) {
            if (version)
                open(version->value.id);
        });
}

void ThemeDesk::open(const EntityId &id)
{
    m_surroundings.database.run(
        this, [id](Journal &journal) { return journal.load<OfficeTheme>(id); },
        [this](const Result<journal::Revision<OfficeTheme>> &theme) {
            if (!theme)
                Q_EMIT failed(theme.error(), tr("打开主题"));
            else if (m_page && !theme->value.isDeleted)
                m_page->openTheme(theme->value, theme->heads);
        });
}

void ThemeDesk::create(const OfficeTheme &theme)
{
    const QString doing = tr("新建主题");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this,
        [theme, by](Journal &journal) -> Result<EntityId> {
            OfficeTheme next = theme;
            next.id = EntityId::create(journal.clock());
            const auto created = OfficeThemeService(journal).create(next, *by);
            return created ? Result<EntityId>(next.id) : failure(created);
        },
        [this, doing](const Result<EntityId> &id) {
            if (id)
                open(*id);
            else
                Q_EMIT failed(id.error(), doing);
        });
}

void ThemeDesk::save(const OfficeTheme &theme, const QList<Digest> &seen)
{
    const QString doing = tr("保存主题");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this, [theme, seen, by](Journal &journal) { return OfficeThemeService(journal).save(theme, seen, *by); },
        [this, doing, seen, name = theme.name](const Result<Digest> &saved) {
            if (!saved)
                Q_EMIT failed(saved.error(), doing);
            else if (!seen.contains(*saved))
                Q_EMIT notice(tr("主题“%1”已保存。已经写好的稿件仍用原来的一版，重新选一次主题就用新的。").arg(name), {});
        });
}

void ThemeDesk::remove(const EntityId &id)
{
    const QString doing = tr("删除主题");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, by](Journal &journal) { return OfficeThemeService(journal).remove(id, *by); },
        [this, id, doing](const Result<Digest> &removed) {
            if (!removed)
                Q_EMIT failed(removed.error(), doing);
            else
                Q_EMIT notice(tr("主题已删除；用它写的稿件不变。"), [this, id] { restore(id); });
        });
}

void ThemeDesk::restore(const EntityId &id)
{
    const auto by = author(tr("恢复主题"));
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, by](Journal &journal) { return OfficeThemeService(journal).restore(id, *by); },
        [this, id](const Result<Digest> &restored) {
            if (restored)
                open(id);
            else
                Q_EMIT failed(restored.error(), tr("恢复主题"));
        });
}

} // namespace zhijian
