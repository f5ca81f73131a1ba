#include "commands.h"

#include "bundles.h"
#include "copies.h"

#include "core/clock.h"
#include "enrolmentletter.h"
#include "journal/provincestore.h"
#include "province/onetimecode.h"
#include "province/storeresponder.h"
#include "protocol/publication.h"
#include "publishing.h"
#include "serving.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

using journal::ProvinceStore;

Result<std::unique_ptr<ProvinceStore>> openStore(const ProvinceOrder &order)
{
    return ProvinceStore::open(placeOf(order));
}

QString scopeOf(const QString &word)
{
    static const QRegularExpression code(u"^\\d{6}$"_s);
    return code.match(word).hasMatch() ? QString(u"c/"_s + word) : word;
}

Result<> addOffice(const ProvinceOrder &order, QTextStream &out)
{
    const QString scope = scopeOf(order.words.at(2));
    if (!scope.startsWith("c/"_L1))
        return failure(ErrorCode::InvalidInput, u"行政区划代码应为 6 位数字（GB/T 2260）"_s);
    auto store = openStore(order);
    if (!store)
        return failure(store);
    if (auto done = (*store)->addScope(scope, order.words.at(3), SystemClock().milliseconds()); !done)
        return done;
    for (const journal::ProvinceScope &row : (*store)->scopes())
        if (protocol::isFeed(row.scope))
            if (auto done = (*store)->follow(scope, row.scope); !done)
                return done;
    out << u"已登记单位 %1（%2）。下一步：zhijian-province enrol %1，为它的每台工作站各发一个登记码。\n"_s.arg(scope, order.words.at(3));
    return {};
}

Result<> writeLetter(const ProvinceOrder &order, const QString &office, const QString &code)
{
    const SystemClock clock;
    const EnrolmentLetter letter{.office = office, .address = order.address, .code = code,
                                 .validUntil = chinaTime(clock.milliseconds()).date().addDays(province::CodeDays)};
    QSaveFile file(order.letter);
    const QByteArray html = toHtml(letter);
    if (!file.open(QIODevice::WriteOnly) || file.write(html) != html.size() || !file.commit())
        return failure(ErrorCode::Storage, u"登记信没有写成（%1）；登记码已发放，可以手抄"_s.arg(file.errorString()));
    return {};
}

Result<> issueCode(const ProvinceOrder &order, QTextStream &out)
{
    auto store = openStore(order);
    if (!store)
        return failure(store);
    const QString scope = scopeOf(order.words.at(1));
    auto code = province::issueCode(**store, scope, SystemClock());
    if (!code)
        return failure(code);
    const auto authority = province::authorityOf(**store, SystemClock());
    if (!authority)
        return failure(authority);
    const QString whole = order.isWithoutPin ? *code : QString(*code + u'-' + province::pinOf(*authority));
    out << whole << '\n'
        << u"以上登记码供 %1 的一台工作站使用一次，%2 天内有效，不会再次显示。\n"_s.arg(scope).arg(province::CodeDays);
    return order.letter.isEmpty() ? Result<>() : writeLetter(order, (*store)->scope(scope)->name, whole);
}

Result<> status(const ProvinceOrder &order, QTextStream &out)
{
    auto store = openStore(order);
    if (!store)
        return failure(store);
    const auto scopes = (*store)->scopes();
    if (scopes.isEmpty())
        out << u"还没有登记单位。先运行：zhijian-province office add 行政区划代码 单位名称\n"_s;
    for (const journal::ProvinceScope &row : scopes) {
        out << u"%1  %2：变更 %3 条，附件分块 %4 个，工作站 %5 台\n"_s.arg(row.scope, row.name).arg(row.head).arg(row.parts).arg(row.devices);
        for (const journal::ProvinceDevice &device : (*store)->devices(row.scope))
            out << u"    %1  %2  %3登记%4\n"_s.arg(device.device, 16, 16, QLatin1Char('0'))
                       .arg(device.name, isoText(chinaTime(device.enrolledAt)),
                            device.revokedAt ? QString(u"，%1停用"_s.arg(isoText(chinaTime(device.revokedAt)))) : QString());
    }
    return {};
}

Result<> revoke(const ProvinceOrder &order, QTextStream &out)
{
    bool isNumber = false;
    const quint64 device = order.words.at(1).toULongLong(&isNumber, 16);
    if (!isNumber)
        return failure(ErrorCode::InvalidInput, u"工作站编号是 16 位十六进制数，见 zhijian-province status"_s);
    auto store = openStore(order);
    if (!store)
        return failure(store);
    if (auto done = (*store)->revoke(device, SystemClock().milliseconds()); !done)
        return done;
    out << u"已停用工作站 %1，它不能再同步；以前收下的内容不变。\n"_s.arg(order.words.at(1));
    return {};
}

Result<> restored(const ProvinceOrder &order, QTextStream &out)
{
    auto store = openStore(order);
    if (!store)
        return failure(store);
    if (auto done = (*store)->renewEpochs(); !done)
        return done;
    out << u"已换新周期号：各工作站下次同步时会补齐备份之后的内容。\n"_s;
    return {};
}

Result<> listQuarantined(const ProvinceOrder &order, QTextStream &out)
{
    auto store = openStore(order);
    if (!store)
        return failure(store);
    int count = 0;
    for (const journal::ProvinceScope &row : (*store)->scopes())
        for (const Digest &id : (*store)->quarantined(row.scope)) {
            out << row.scope << u"  "_s << id.toHex() << '\n';
            ++count;
        }
    out << u"扣留 %1 条：停用后的工作站所写。核对属实的，用 zhijian-province release 单位 编号 放行。\n"_s.arg(count);
    return {};
}

Result<> release(const ProvinceOrder &order, QTextStream &out)
{
    const Digest id = Digest::fromHex(order.words.at(2));
    if (id.isNull())
        return failure(ErrorCode::InvalidInput, u"编号是 66 位十六进制数，见 zhijian-province quarantined"_s);
    auto store = openStore(order);
    if (!store)
        return failure(store);
    const auto number = (*store)->release(scopeOf(order.words.at(1)), id, SystemClock().milliseconds());
    if (!number)
        return failure(number);
    out << u"已放行，序号 %1；各工作站下次同步时收到。\n"_s.arg(*number);
    return {};
}

} // namespace

QString placeOf(const ProvinceOrder &order)
{
    return order.database.isEmpty() ? QDir(order.folder).filePath(u"province.db"_s) : order.database;
}

Result<> carryOut(const ProvinceOrder &order, QTextStream &out)
{
    const QStringList &words = order.words;
    const auto is = [&words](QLatin1StringView command, qsizetype count) { return words.size() == count && words.first() == command; };
    if (is("serve"_L1, 1))
        return serve(order, out);
    if (is("office"_L1, 4) && words.at(1) == "add"_L1)
        return addOffice(order, out);
    if (is("enrol"_L1, 2))
        return issueCode(order, out);
    if (is("status"_L1, 1))
        return status(order, out);
    if (is("revoke"_L1, 2))
        return revoke(order, out);
    if (is("quarantined"_L1, 1))
        return listQuarantined(order, out);
    if (is("release"_L1, 3))
        return release(order, out);
    if (is("feed"_L1, 4) && words.at(1) == "add"_L1)
        return addFeed(order, out);
    if (is("publish"_L1, 4) || is("publish"_L1, 5))
        return publish(order, out);
    if (is("receipts"_L1, 2))
        return receipts(order, out);
    if (is("restored"_L1, 1))
        return restored(order, out);
    if (is("backup"_L1, 2))
        return backUp(order, out);
    if (is("restore"_L1, 2))
        return restore(order, out);
    if (is("move"_L1, 2))
        return move(order, out);
    if (is("verify"_L1, 1))
        return verify(order, out);
    if (words.value(0) == "bundle"_L1)
        return carryBundles(order, out);
    if (is("certificate"_L1, 2))
        return writeCertificates(order, out);
    return failure(ErrorCode::InvalidInput, u"不认识的命令或缺少参数，请看 zhijian-province --help"_s);
}

} // namespace zhijian
