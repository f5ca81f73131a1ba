// The part of InterpretationDesk that keeps the office's templates.
#include "interpretationdesk.h"

#include "domain/policy.h"
#include "interpretation/officetemplates.h"

using namespace Qt::StringLiterals;

namespace zhijian {

using interpretation::InterpretationPage;
using interpretation::OfficeTemplateService;
using journal::Journal;

void InterpretationDesk::connectTemplates()
{
    connect(m_page, &InterpretationPage::themesRequested, this, &InterpretationDesk::themesRequested);
    connect(m_page, &InterpretationPage::renameTemplateRequested, this, &InterpretationDesk::renameTemplate);
    connect(m_page, &InterpretationPage::removeTemplateRequested, this, &InterpretationDesk::removeTemplate);
    connect(m_page, &InterpretationPage::saveTemplateRequested, this,
            [this](const Interpretation &item, const QString &name, const QString &description, bool keepsPictures) {
                const auto &policies = m_page->opened().frame.policies;
                OfficeTemplate value = interpretation::templateOf(item, policies.isEmpty() ? interpretation::PolicyReference() : policies.first(), keepsPictures);
                value.name = name;
                value.description = description;
                saveTemplate(value);
            });
}

void InterpretationDesk::saveTemplate(const OfficeTemplate &value)
{
    const QString doing = tr("存为模板");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this, [value, by = author->author()](Journal &journal) { return OfficeTemplateService(journal).create(value, by); },
        [this, doing, name = value.name.simplified()](const Result<EntityId> &created) {
            if (!created) {
                Q_EMIT failed(created.error(), doing);
                return;
            }
            if (m_page)
                m_page->templateSaved();
            Q_EMIT notice(tr("已存为模板“%1”，在“新建”旁的箭头里。").arg(name), [this, id = *created] { removeTemplate(id); });
        });
}

void InterpretationDesk::renameTemplate(const EntityId &id, const QString &name, const QString &description)
{
    const QString doing = tr("修改模板");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this,
        [id, name, description, by = author->author()](Journal &journal) { return OfficeTemplateService(journal).rename(id, name, description, by); },
        [this, doing](const Result<Digest> &done) {
            if (!done)
                Q_EMIT failed(done.error(), doing);
        });
}

void InterpretationDesk::removeTemplate(const EntityId &id)
{
    const QString doing = tr("删除模板");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this, [id, by = author->author()](Journal &journal) { return OfficeTemplateService(journal).remove(id, by); },
        [this, id, doing](const Result<Digest> &removed) {
            if (!removed) {
                Q_EMIT failed(removed.error(), doing);
                return;
            }
            Q_EMIT notice(tr("模板已删除。"), [this, id] {
                if (const auto by = session(tr("恢复模板")))
                    m_surroundings.database.run([id, by = by->author()](Journal &journal) { (void)OfficeTemplateService(journal).restore(id, by); });
            });
        });
}

} // namespace zhijian
