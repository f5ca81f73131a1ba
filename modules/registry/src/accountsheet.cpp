#include "registry/accountsheet.h"

#include "registry/lifecycle.h"
#include "registry/terms.h"


#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

namespace {

constexpr int HeadingRows = 10;   // Title, unit and date of a filled-in form stand above the headings
constexpr int HeadingFields = 3;  // So many known headings make a heading row

struct Column
{
    AccountField field;
    int width;
    QString Account::*text; ///< Null: not a plain text
};

const QList<Column> &columns()
{
    using enum AccountField;
    static const QList<Column> all{
        {Name, 22, &Account::name},
        {Platform, 10, nullptr},
        {Kind, 10, &Account::kind},
        {PlatformId, 22, &Account::platformId},
        {Link, 28, &Account::link},
        {Organiser, 26, &Account::organiser},
        {CreditCode, 22, &Account::creditCode},
        {CompetentUnit, 24, &Account::competentUnit},
        {OperatingUnit, 24, &Account::operatingUnit},
        {CertifiedSubject, 26, &Account::certifiedSubject},
        {CertifiedUntil, 13, nullptr},
        {Leader, 12, &Account::leader},
        {LeaderPost, 18, &Account::leaderPost},
        {LeaderPhone, 16, nullptr},
        {Keeper, 12, &Account::keeper},
        {KeeperPhone, 16, nullptr},
        {OpenedOn, 13, nullptr},
        {Positioning, 36, &Account::positioning},
        {Interaction, 28, &Account::interaction},
        {FilingNumber, 22, &Account::filingNumber},
        {DuplicateReason, 28, &Account::duplicateReason},
    };
    return all;
}

QString stateHeading()
{
    return u"运行状态"_s;
}

QString dateText(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

/// Headings as people write them: without blanks, marks of necessity and remarks in brackets.
QString plainHeading(const QString &cell)
{
    QString plain;
    for (const QChar c : cell) {
        if (c == u'（' || c == u'(')
            break;
        if (!c.isSpace() && c != u'*' && c != u'＊')
            plain += c;
    }
    return plain;
}

/// The places of the fields in the heading row, and of the state.
struct Places
{
    QHash<AccountField, int> fields;
    int state = -1;
    QStringList unused;
};

Places placesOf(const QStringList &cells)
{
    Places places;
    for (int i = 0; i < cells.size(); ++i) {
        const QString heading = plainHeading(cells.at(i));
        const auto column = std::ranges::find_if(columns(), [&heading](const Column &one) { return chineseName(one.field) == heading; });
        if (column != columns().cend())
            places.fields.insert(column->field, i);
        else if (heading == stateHeading())
            places.state = i;
        else if (!heading.isEmpty() && heading != u"序号")
            places.unused.append(heading);
    }
    return places;
}

QString normalised(QString text)
{
    return text.remove(u' ').toLower();
}

/// One row on its way to a draft; the first trouble stays.
class RowReading
{
public:
    RowReading(const officefile::Sheet::Row &row, const Places &places) : m_row(row), m_places(places) { m_result.number = row.number; }

    AccountSheetRow read(const QList<rules::PlatformLimits> &platforms)
    {
        Account &account = m_result.draft.account;
        for (const Column &column : columns())
            if (column.text)
                account.*column.text = text(column.field);
        account.certifiedUntil = date(AccountField::CertifiedUntil);
        account.openedOn = date(AccountField::OpenedOn);
        m_result.draft.leaderPhone = phone(AccountField::LeaderPhone);
        m_result.draft.keeperPhone = phone(AccountField::KeeperPhone);
        readPlatform(platforms);
        readState();
        return m_result;
    }

private:
    [[nodiscard]] QString text(AccountField field) const
    {
        const auto place = m_places.fields.constFind(field);
        return place == m_places.fields.cend() ? QString() : m_row.cells.value(*place).trimmed();
    }

    void fail(const QString &sentence)
    {
        if (m_result.problem.isEmpty())
            m_result.problem = sentence;
    }

    QDate date(AccountField field)
    {
        const QString written = text(field);
        const QDate day = officefile::sheetDate(written);
        if (!written.isEmpty() && !day.isValid())
            fail(u"%1“%2”不是日期，请写成 2026-01-31 这样。"_s.arg(chineseName(field), written));
        return day;
    }

    std::optional<QString> phone(AccountField field)
    {
        const QString written = text(field);
        if (written.contains(u'*'))
            fail(u"%1“%2”是打了星号的，请填写完整号码。"_s.arg(chineseName(field), written));
        return written.isEmpty() ? std::nullopt : std::optional(written);
    }

    void readPlatform(const QList<rules::PlatformLimits> &platforms)
    {
        const QString written = text(AccountField::Platform);
        QStringList names;
        for (const rules::PlatformLimits &platform : platforms) {
            names.append(platform.name);
            if (normalised(written) == normalised(platform.name) || normalised(written) == platform.code)
                m_result.draft.account.platform = platform.code;
        }
        if (!written.isEmpty() && m_result.draft.account.platform.isEmpty())
            fail(u"没有“%1”这个平台，可填：%2。"_s.arg(written, names.join(u'、')));
    }

    void readState()
    {
        const QString written = m_places.state < 0 ? QString() : m_row.cells.value(m_places.state).trimmed();
        if (written.isEmpty() || written == chineseName(AccountState::Draft))
            m_result.draft.account.state = AccountState::Draft;
        else if (written == chineseName(AccountState::Running))
            m_result.draft.account.state = AccountState::Running;
        else
            fail(u"运行状态“%1”不能直接导入，请填“正常运行”或“拟开设”，导入后再办理。"_s.arg(written));
    }

    const officefile::Sheet::Row &m_row;
    const Places &m_places;
    AccountSheetRow m_result;
};

journal::AccountRow asRegistered(const Account &account, const EntityId &id)
{
    journal::AccountRow row;
    row.id = id;
    row.name = account.name;
    row.platform = account.platform;
    row.kind = account.kind;
    row.platformId = account.platformId;
    row.organiser = account.organiser;
    row.certifiedSubject = account.certifiedSubject;
    row.state = account.state;
    return row;
}

bool isSame(const Account &account, const journal::AccountRow &row)
{
    if (row.platform != account.platform)
        return false;
    return account.platformId.isEmpty() || row.platformId.isEmpty() ? row.name == account.name : row.platformId == account.platformId;
}

} // namespace

QList<AccountDraft> AccountSheetReading::good() const
{
    QList<AccountDraft> drafts;
    for (const AccountSheetRow &row : rows)
        if (row.isGood())
            drafts.append(row.draft);
    return drafts;
}

int AccountSheetReading::badCount() const
{
    return int(std::ranges::count_if(rows, [](const AccountSheetRow &row) { return !row.problem.isEmpty(); }));
}

int AccountSheetReading::knownCount() const
{
    return int(std::ranges::count_if(rows, &AccountSheetRow::isKnown));
}

officefile::SheetPage accountSheet(const QList<FilingForm> &forms)
{
    officefile::SheetPage page{.name = u"政务新媒体账号"_s, .headings = {}, .rows = {}, .widths = {}};
    for (const Column &column : columns()) {
        page.headings.append(chineseName(column.field));
        page.widths.append(column.width);
    }
    page.headings.append(stateHeading());
    for (const FilingForm &form : forms) {
        QStringList cells;
        for (const Column &column : columns()) {
            using enum AccountField;
            cells.append(column.text                      ? form.account.*column.text
                         : column.field == Platform       ? form.platformName
                         : column.field == CertifiedUntil ? dateText(form.account.certifiedUntil)
                         : column.field == OpenedOn       ? dateText(form.account.openedOn)
                         : column.field == LeaderPhone    ? form.leaderPhone
                                                          : form.keeperPhone);
        }
        cells.append(chineseName(form.account.state));
        page.rows.append(cells);
    }
    return page;
}

Result<AccountSheetReading> readAccountSheet(const officefile::Sheet &sheet, const QList<rules::PlatformLimits> &platforms,
                                             const QList<journal::AccountRow> &registered)
{
    Places places;
    qsizetype heading = -1;
    for (qsizetype i = 0; i < std::min<qsizetype>(sheet.rows.size(), HeadingRows) && heading < 0; ++i) {
        places = placesOf(sheet.rows.at(i).cells);
        if (places.fields.size() >= HeadingFields && places.fields.contains(AccountField::Name))
            heading = i;
    }
    if (heading < 0)
        return failure(ErrorCode::InvalidInput, u"没有找到表头：第一行应有“账号名称、平台、账号类型、主办单位”等列名，可先导出空白表照填"_s);
    AccountSheetReading reading{.rows = {}, .unusedColumns = places.unused};
    QList<journal::AccountRow> accounts = registered;
    for (qsizetype i = heading + 1; i < sheet.rows.size(); ++i) {
        AccountSheetRow row = RowReading(sheet.rows.at(i), places).read(platforms);
        const Account &account = row.draft.account;
        row.isKnown = std::ranges::any_of(registered, [&account](const journal::AccountRow &other) { return isSame(account, other); });
        if (row.isKnown) {
            row.problem.clear();
        } else if (row.problem.isEmpty()) {
            if (std::ranges::any_of(accounts, [&account](const journal::AccountRow &other) { return isSame(account, other); }))
                row.problem = u"与表中前面的一行重复，请删去其中一行。"_s;
            else if (const auto found = problems(row.draft, accounts); !found.isEmpty())
                row.problem = found.first().sentence;
            else if (const QString reason = hindrance(row.draft, account.state); !reason.isEmpty())
                row.problem = reason + u"。";
        }
        if (row.isGood())
            accounts.append(asRegistered(account, EntityId()));
        reading.rows.append(row);
    }
    if (reading.rows.isEmpty())
        return failure(ErrorCode::InvalidInput, u"表头下面没有内容，请填写后再导入"_s);
    return reading;
}

} // namespace zhijian::registry
