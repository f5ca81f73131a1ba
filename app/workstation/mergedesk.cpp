#include "mergedesk.h"

#include "domain/titlemarks.h"
#include "interpretation/widgets/mergepage.h"
#include "mergechecks.h"
#include "registry/accountservice.h"

namespace zhijian {

using interpretation::MergeComparison;
using interpretation::MergePage;
using interpretation::MergeService;

MergeDesk::MergeDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_page(new MergePage)
{
    connect(m_page, &MergePage::chosen, this, &MergeDesk::keep);
    connect(m_page, &MergePage::saveRequested, this, &MergeDesk::save);
    connect(m_page, &MergePage::closeRequested, this, &MergeDesk::closeRequested);
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (m_page && !m_isSaving && changes.ids.contains(m_page->openId()))
            refresh();
    });
}

MergeDesk::~MergeDesk()
{
    delete m_page;
}

QWidget *MergeDesk::page() const
{
    return m_page;
}

bool MergeDesk::isMerging() const
{
    return m_page && m_page->hasComparison();
}

MergeService::Sealed MergeDesk::unsealing() const
{
    const auto session = m_surroundings.session();
    if (!session)
        return {};
    return [key = session->officeKey](const QByteArray &bytes) { return registry::AccountService::maskedPhone(bytes, key); };
}

void MergeDesk::welcome(const EntityId &person)
{
    if (std::exchange(m_reader, person) == person)
        return;
    m_begun.clear();
    if (m_page && m_page->hasComparison()) {
        m_page->showDone(tr("没有正在合并的条目"));
        Q_EMIT closeRequested();
    }
}

void MergeDesk::keep()
{
    m_begun.insert(m_page->openId(), m_page->comparison());
}

void MergeDesk::open(const EntityId &id)
{
    if (!m_page || m_page->openId() == id)
        return;
    const auto begun = m_begun.constFind(id) == m_begun.cend() ? std::nullopt : std::optional(m_begun.value(id));
    m_surroundings.database.run(
        this,
        [id, begun, sealed = unsealing()](journal::Journal &journal) { return MergeService(journal, sealed).compare(id, begun ? &*begun : nullptr); },
        [this](const Result<MergeComparison> &comparison) {
            if (!m_page)
                return;
            if (comparison)
                m_page->setComparison(*comparison, m_surroundings.clock.today());
            else if (comparison.error().code == ErrorCode::WrongState)
                m_page->showDone(tr("已经合并好了"));
            else
                Q_EMIT failed(comparison.error(), tr("打开合并"));
        });
}

void MergeDesk::refresh()
{
    m_surroundings.database.run(
        this,
        [shown = m_page->comparison(), sealed = unsealing()](journal::Journal &journal) { return MergeService(journal, sealed).compare(shown.id, &shown); },
        [this, id = m_page->openId()](const Result<MergeComparison> &fresh) {
            if (!m_page || m_page->openId() != id)
                return;
            if (!fresh) {
                m_begun.remove(id);
                return m_page->showDone(tr("别的电脑已经合并好了"));
            }
            if (fresh->known == m_page->comparison().known)
                return;
            // What was chosen while this was being read counts as well.
            MergeComparison next = *fresh;
            next.parts = withChoicesOf(m_page->comparison().parts, next.parts);
            m_page->replaceComparison(next, m_surroundings.clock.today(), tr("刚刚又来了新的版本，已重新对照；您选定的仍然有效，请看一遍。"));
            keep();
        });
}

void MergeDesk::save(const MergeComparison &comparison)
{
    const QString doing = tr("保存合并");
    const auto session = m_surroundings.session();
    if (!session || m_isSaving)
        return;
    m_isSaving = true;
    m_surroundings.database.run(
        this,
        [comparison, by = session->author(), sealed = unsealing()](journal::Journal &journal) {
            return MergeService(journal, sealed, mayStoreMerged).save(comparison, by);
        },
        [this, doing, id = comparison.id, title = comparison.title](const Result<MergeService::Outcome> &outcome) {
            m_isSaving = false;
            if (!m_page)
                return;
            if (!outcome) {
                Q_EMIT failed(outcome.error(), doing);
                return;
            }
            m_begun.remove(id);
            const QDate today = m_surroundings.clock.today();
            if (!outcome->written.isNull())
                Q_EMIT notice(tr("%1已合并，两个原来的版本都在历史里。").arg(inTitleMarks(title)), {});
            if (m_page->openId() != id)
                return;
            if (!outcome->next)
                m_page->showDone(outcome->written.isNull() ? tr("别的电脑已经合并好了") : tr("合并完成"));
            else if (outcome->written.isNull())
                m_page->replaceComparison(*outcome->next, today, tr("保存前又来了新的版本，还没有写入。已重新对照；您选定的仍然有效，请看一遍再保存。"));
            else
                m_page->replaceComparison(*outcome->next, today, tr("这两个版本已合并，还有一个版本要接着合并。"));
            if (outcome->next)
                keep();
        });
}

} // namespace zhijian
