#include "registry/accounttablemodel.h"

#include "core/clock.h"
#include "registry/accountchecks.h"
#include "registry/lifecycle.h"

using namespace Qt::StringLiterals;

namespace zhijian::registry {

AccountTableModel::AccountTableModel(const rules::RulePack &pack, QObject *parent)
    : RowModel(parent), m_pack(pack)
{
}

void AccountTableModel::setAccounts(const QList<journal::AccountRow> &accounts, QDate today)
{
    const int warningDays = m_pack.number(rules::threshold::CertificateWarningDays);
    QHash<EntityId, QList<AccountHint>> fresh;
    for (const journal::AccountRow &account : accounts)
        if (const auto found = registry::hints(account, accounts, today, warningDays); !found.isEmpty())
            fresh.insert(account.id, found);
    m_hints = fresh;
    setRows(accounts);
    // A name that changes elsewhere changes the hint of a row that is itself the same.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AccountTableModel::setSilence(const QHash<EntityId, SilenceMark> &silence)
{
    if (m_silence == silence)
        return;
    m_silence = silence;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, SilenceColumn), index(rowCount() - 1, SilenceColumn));
}

QString AccountTableModel::platformName(const QString &code) const
{
    const auto platform = m_pack.platform(code);
    return platform ? platform->name : code;
}

QStringList AccountTableModel::hintSentences(const EntityId &account) const
{
    const int place = indexOf(account);
    QStringList sentences;
    if (place < 0)
        return sentences;
    const journal::AccountRow &row = this->row(place);
    for (const AccountHint hint : m_hints.value(account)) {
        switch (hint) {
        case AccountHint::Conflict:
            sentences.append(u"两台工作站分别改过这条记录，请核对两个版本。"_s);
            break;
        case AccountHint::NameDiffers:
            sentences.append(u"名称不一致：%1的账号名称有 %2。"_s.arg(row.organiser, nameVariants(row.organiser, rows()).join(u'、')));
            break;
        case AccountHint::SubjectDiffers:
            sentences.append(u"主体不一致：认证主体是%1，主办单位是%2。"_s.arg(row.certifiedSubject, row.organiser));
            break;
        case AccountHint::NotCertified:
            sentences.append(u"未认证：请在平台完成认证后填写认证主体和到期日。"_s);
            break;
        case AccountHint::CertificateEnding:
            sentences.append(u"认证将于%1到期，请及时年审。"_s.arg(chineseDate(row.certifiedUntil)));
            break;
        case AccountHint::CertificateExpired:
            sentences.append(u"认证已于%1到期，请尽快年审。"_s.arg(chineseDate(row.certifiedUntil)));
            break;
        }
    }
    return sentences;
}

int AccountTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AccountTableModel::text(const journal::AccountRow &account, int column) const
{
    switch (column) {
    case NameColumn: return account.name;
    case PlatformColumn: return platformName(account.platform);
    case KindColumn: return account.kind;
    case OrganiserColumn: return account.organiser;
    case StateColumn: return chineseName(account.state);
    case SilenceColumn: {
        const SilenceMark mark = m_silence.value(account.id);
        return mark.lastDay.isValid() ? QString(mark.lastDay.toString(u"MM-dd"_s) + u' ' + mark.phrase) : QString();
    }
    case FilingColumn: {
        const QList<AccountHint> hints = m_hints.value(account.id);
        if (hints.isEmpty())
            return isOnFile(account.state) ? u"已备案"_s : u"未备案"_s;
        QStringList words;
        for (const AccountHint hint : hints)
            words.append(chineseName(hint));
        return words.join(u'、');
    }
    }
    return {};
}

QVariant AccountTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const journal::AccountRow &account = row(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(account, index.column());
    case SortRole:
        return index.column() == SilenceColumn ? QVariant(m_silence.value(account.id).lastDay)
            : index.column() == StateColumn    ? QVariant(int(account.state))
                                               : QVariant(text(account, index.column()));
    case Qt::ToolTipRole: {
        const QStringList sentences = hintSentences(account.id);
        return sentences.isEmpty() ? text(account, index.column()) : sentences.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u' ' + text(account, index.column()));
    case IdRole: return QVariant::fromValue(account.id);
    case StateRole: return int(account.state);
    case HintsRole: return QVariant::fromValue(m_hints.value(account.id));
    case UrgentRole: return m_silence.value(account.id).isUrgent;
    case ConflictRole: return account.origin.heads > 1;
    case SearchRole:
        return QStringList{account.name, platformName(account.platform), account.kind, account.organiser, account.platformId}.join(u' ');
    default: return {};
    }
}

QVariant AccountTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn: return u"账号名称"_s;
    case PlatformColumn: return u"平台"_s;
    case KindColumn: return u"类型"_s;
    case OrganiserColumn: return u"主办单位"_s;
    case StateColumn: return u"状态"_s;
    case SilenceColumn: return u"失声日期"_s;
    case FilingColumn: return u"备案"_s;
    }
    return {};
}

} // namespace zhijian::registry
