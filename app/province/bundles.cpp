#include "bundles.h"

#include "core/clock.h"
#include "journal/provincestore.h"
#include "province/bundledesk.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

std::unexpected<Error> notWritten(const QSaveFile &file)
{
    return failure(ErrorCode::Storage, u"写不了 %1（%2）；未写完的文件没有留下，请检查 U 盘是否已满、写保护或被拔出"_s.arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
}

Result<> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(file);
    return {};
}

Result<> take(province::BundleDesk &desk, const QString &path, const QString &receiptPath, QTextStream &out)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"打不开文件 %1（%2）"_s.arg(path, file.errorString()));
    const auto arrival = desk.read(file);
    if (!arrival)
        return failure(arrival);
    out << u"已从“%1”导入 %2 的 %3 条变更、%4 个附件分块。\n"_s.arg(arrival->head.senderName, arrival->head.scope).arg(arrival->changes).arg(arrival->parts);
    if (arrival->refused > 0)
        out << u"有 %1 条不属于该单位，或由已停用的工作站在停用后写出，没有收下。\n"_s.arg(arrival->refused);
    if (arrival->isCutOff || !arrival->damaged.isEmpty())
        out << u"文件%1：%2 段不能用，完好的部分已经导入。把回执带回去，对方会补写缺少的内容。\n"_s.arg(arrival->isCutOff ? u"不完整"_s : u"有损坏"_s).arg(arrival->damaged.size());
    if (!arrival->isLast && !arrival->isCutOff)
        out << u"这一批还有后续文件，请继续导入。\n"_s;
    if (receiptPath.isEmpty())
        return {};
    const auto receipt = desk.receipt(arrival->head.scope, arrival->arrivedParts);
    if (!receipt)
        return failure(receipt);
    auto done = write(receiptPath, *receipt);
    if (done)
        out << u"回执已写到 %1，请带回去导入。\n"_s.arg(QDir::toNativeSeparators(receiptPath));
    return done;
}

Result<> give(const province::BundleDesk &desk, const QString &receiptPath, const QString &path, QTextStream &out)
{
    QFile given(receiptPath);
    if (!given.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"打不开回执 %1（%2）"_s.arg(receiptPath, given.errorString()));
    const auto receipt = protocol::Receipt::fromBytes(given.readAll());
    if (!receipt)
        return failure(receipt);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    const auto written = desk.write(file, *receipt);
    if (!written)
        return failure(written);
    if (!file.commit())
        return notWritten(file);
    out << u"已为“%1”写出 %2 条变更、%3 个附件分块，只有那台工作站能打开。\n"_s.arg(receipt->name).arg(written->changes).arg(written->parts);
    return {};
}

} // namespace

Result<> carryBundles(const ProvinceOrder &order, QTextStream &out)
{
    const QStringList &words = order.words;
    auto store = journal::ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    const SystemClock clock;
    auto desk = province::BundleDesk::create(**store, clock);
    if (!desk)
        return failure(desk);
    if (words.value(1) == "import"_L1 && (words.size() == 3 || words.size() == 4))
        return take(*desk, words.at(2), words.value(3), out);
    if (words.value(1) == "export"_L1 && words.size() == 4)
        return give(*desk, words.at(2), words.at(3), out);
    if (words.value(1) == "receipt"_L1 && words.size() == 4) {
        static const QRegularExpression code(u"^\\d{6}$"_s);
        const QString scope = code.match(words.at(2)).hasMatch() ? QString(u"c/"_s + words.at(2)) : words.at(2);
        const auto receipt = desk->receipt(scope);
        return receipt ? write(words.at(3), *receipt) : failure(receipt);
    }
    return failure(ErrorCode::InvalidInput, u"用法：bundle import 文件 [回执]、bundle export 回执 文件、bundle receipt 单位 文件"_s);
}

} // namespace zhijian
