#include "registry/accountchecks.h"

#include "registry/lifecycle.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

namespace {

bool hasPhone(const std::optional<QString> &typed, const QByteArray &sealed)
{
    return typed ? !typed->trimmed().isEmpty() : !sealed.isEmpty();
}

// Mobile numbers and landlines with an area code or an extension; what matters is that it can be dialled.
bool isPhone(const QString &text)
{
    static const QRegularExpression form(u"^\\+?[0-9][0-9 \\-]{5,18}[0-9]$"_s);
    return form.match(text.trimmed()).hasMatch();
}

QList<AccountProblem> malformed(const AccountDraft &draft)
{
    const Account &account = draft.account;
    QList<AccountProblem> found;
    const QString code = account.creditCode.trimmed();
    if (!code.isEmpty() && code.size() != 18)
        found.append({AccountField::CreditCode, u"统一社会信用代码应为18位，现在是%1位。"_s.arg(code.size())});
    else if (!code.isEmpty() && !isCreditCode(code))
        found.append({AccountField::CreditCode, u"统一社会信用代码的校验位不对，请对照证书核对。"_s});
    if (account.isApp() && !account.platformId.trimmed().isEmpty())
        found.append({AccountField::PlatformId, u"客户端不填账号ID。"_s});
    const QUrl link(account.link.trimmed(), QUrl::StrictMode);
    if (!account.link.trimmed().isEmpty() && (!link.isValid() || !link.scheme().startsWith("http"_L1)))
        found.append({AccountField::Link, u"账号链接应以 https:// 或 http:// 开头。"_s});
    if (draft.leaderPhone && !draft.leaderPhone->trimmed().isEmpty() && !isPhone(*draft.leaderPhone))
        found.append({AccountField::LeaderPhone, u"电话只含数字、空格和连字符，例如 0856-7221234。"_s});
    if (draft.keeperPhone && !draft.keeperPhone->trimmed().isEmpty() && !isPhone(*draft.keeperPhone))
        found.append({AccountField::KeeperPhone, u"电话只含数字、空格和连字符，例如 0856-7221234。"_s});
    return found;
}

} // namespace

bool isCreditCode(QStringView code)
{
    static constexpr QLatin1StringView Alphabet("0123456789ABCDEFGHJKLMNPQRTUWXY");
    static constexpr std::array Weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    if (code.size() != 18)
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < 17; ++i) {
        const qsizetype value = Alphabet.indexOf(code.at(i));
        if (value < 0)
            return false;
        sum += int(value) * Weights.at(size_t(i));
    }
    return code.at(17) == QChar(Alphabet.at((31 - sum % 31) % 31));
}

QList<AccountField> missingFields(const AccountDraft &draft)
{
    const Account &account = draft.account;
    QList<AccountField> missing;
    const auto need = [&missing](AccountField field, bool isThere) {
        if (!isThere)
            missing.append(field);
    };
    need(AccountField::Name, !account.name.trimmed().isEmpty());
    need(AccountField::Platform, !account.platform.isEmpty());
    need(AccountField::Kind, !account.kind.trimmed().isEmpty());
    need(AccountField::PlatformId, account.isApp() || !account.platformId.trimmed().isEmpty());
    need(AccountField::Organiser, !account.organiser.trimmed().isEmpty());
    need(AccountField::CreditCode, !account.creditCode.trimmed().isEmpty());
    need(AccountField::Leader, !account.leader.trimmed().isEmpty());
    need(AccountField::LeaderPhone, hasPhone(draft.leaderPhone, account.sealedLeaderPhone));
    need(AccountField::Keeper, !account.keeper.trimmed().isEmpty());
    need(AccountField::KeeperPhone, hasPhone(draft.keeperPhone, account.sealedKeeperPhone));
    need(AccountField::OpenedOn, account.openedOn.isValid());
    need(AccountField::Positioning, !account.positioning.trimmed().isEmpty());
    return missing;
}

QString missingSentence(const QList<AccountField> &missing)
{
    QStringList names;
    for (const AccountField field : missing)
        names.append(chineseName(field));
    return names.isEmpty() ? QString() : u"还缺%1"_s.arg(names.join(u'、'));
}

std::optional<journal::AccountRow> duplicateOf(const Account &account, const QList<journal::AccountRow> &accounts)
{
    if (account.organiser.trimmed().isEmpty() || account.platform.isEmpty())
        return std::nullopt;
    for (const journal::AccountRow &row : accounts)
        if (row.id != account.id && !row.origin.isDeleted && isKept(row.state) && row.platform == account.platform
            && row.organiser.trimmed() == account.organiser.trimmed())
            return row;
    return std::nullopt;
}

QList<AccountProblem> problems(const AccountDraft &draft, const QList<journal::AccountRow> &accounts)
{
    const Account &account = draft.account;
    QList<AccountProblem> found;
    if (account.state == AccountState::Draft) {
        if (account.name.trimmed().isEmpty())
            found.append({AccountField::Name, u"请填写账号名称。"_s});
        if (account.platform.isEmpty())
            found.append({AccountField::Platform, u"请选择平台。"_s});
    } else {
        for (const AccountField field : missingFields(draft))
            found.append({field, u"请填写%1。"_s.arg(chineseName(field))});
    }
    found.append(malformed(draft));
    // 国办发〔2018〕123号: 一个单位原则上在同一第三方平台只开设一个政务新媒体账号
    const auto other = duplicateOf(account, accounts);
    if (other && isKept(account.state) && account.duplicateReason.trimmed().isEmpty())
        found.append({AccountField::DuplicateReason,
                      u"一个单位在同一平台原则上只开设一个账号，已有“%1”。确需开设的，请写明理由，理由将印在备案表上。"_s.arg(other->name)});
    return found;
}

QString hindrance(const AccountDraft &draft, AccountState target)
{
    const Account &account = draft.account;
    if (target == AccountState::Draft || target == AccountState::Abnormal || target == AccountState::Cancelled)
        return {};
    if (const QString missing = missingSentence(missingFields(draft)); !missing.isEmpty())
        return missing;
    const bool opens = target == AccountState::Reporting || target == AccountState::Running;
    if (opens && !account.isApp() && account.certifiedSubject.trimmed().isEmpty())
        return u"还没有平台认证主体，须先完成平台认证"_s;
    if (target == AccountState::Running && account.filingNumber.trimmed().isEmpty())
        return u"还没有备案编号，须先在全国政务新媒体信息报送系统报送"_s;
    return {};
}

QStringList nameVariants(const QString &organiser, const QList<journal::AccountRow> &accounts)
{
    QStringList names;
    for (const journal::AccountRow &row : accounts)
        if (!organiser.trimmed().isEmpty() && row.organiser.trimmed() == organiser.trimmed() && !row.origin.isDeleted && isKept(row.state)
            && !row.name.trimmed().isEmpty() && !names.contains(row.name.trimmed()))
            names.append(row.name.trimmed());
    return names.size() > 1 ? names : QStringList();
}

QList<AccountHint> hints(const journal::AccountRow &account, const QList<journal::AccountRow> &accounts, QDate today, int warningDays)
{
    QList<AccountHint> found;
    if (account.origin.heads > 1)
        found.append(AccountHint::Conflict);
    if (account.origin.isDeleted || !isKept(account.state))
        return found;
    if (!nameVariants(account.organiser, accounts).isEmpty())
        found.append(AccountHint::NameDiffers);
    const QString subject = account.certifiedSubject.trimmed();
    if (!subject.isEmpty() && subject != account.organiser.trimmed())
        found.append(AccountHint::SubjectDiffers);
    // Before 已批准 there is nothing to certify yet; a 客户端 has no platform that certifies it.
    const bool isCertifiable = isOnFile(account.state) || account.state == AccountState::ChangeRequested;
    if (subject.isEmpty() && isCertifiable && account.kind != u"客户端")
        found.append(AccountHint::NotCertified);
    if (!subject.isEmpty() && account.certifiedUntil.isValid()) {
        if (account.certifiedUntil < today)
            found.append(AccountHint::CertificateExpired);
        else if (today.daysTo(account.certifiedUntil) <= warningDays)
            found.append(AccountHint::CertificateEnding);
    }
    return found;
}

} // namespace zhijian::registry
