#include "sync/handeddown.h"

#include "core/canonicalcbor.h"
#include "domain/change.h"
#include "domain/policy.h"
#include "journal/feedstore.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "protocol/publication.h"
#include "signing/hash.h"
#include "signing/keypair.h"
#include "sync/bundleservice.h"
#include "sync/enrolment.h"

#include <QCborArray>
#include <QCborMap>
#include <QDir>
#include <QMap>
#include <QVersionNumber>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr auto VerdictsSetting = "feed.verdicts"_L1; // {head: sentence}
constexpr auto Folder = "handeddown"_L1;
constexpr qint64 LargestFile = 16 << 20;

/// A change that came down, with what its file holds.
struct Paper
{
    QByteArray endpointKey;
    StoredChange stored;
    QByteArray content;

    [[nodiscard]] QByteArray toBytes() const
    {
        return canonicalCbor(QCborArray{endpointKey, stored.bytes, stored.signature.key.toBytes(), stored.signature.value, content});
    }
    [[nodiscard]] static Paper fromBytes(const QByteArray &bytes)
    {
        const auto value = readCanonicalCbor(bytes);
        const QCborArray fields = value ? value->toArray() : QCborArray();
        const QByteArray change = fields.at(1).toByteArray();
        return {fields.at(0).toByteArray(),
                {signing::digest(Suite::Sm3Sm2, change), change, {EntityId::fromBytes(fields.at(2).toByteArray()), fields.at(3).toByteArray()}},
                fields.at(4).toByteArray()};
    }
};

/// The document, when the endpoint signed it and its content is what the document names.
Result<Policy> provedDocument(const Paper &paper)
{
    const auto change = Change::fromBytes(paper.stored.bytes);
    if (!change || change->type != Policy::Type || !protocol::isPublished(paper.stored, change->type, paper.endpointKey))
        return failure(ErrorCode::Corrupt, u"没有上级平台的有效签名"_s);
    return Policy::fromBody(change->entity, change->body);
}

/// Blobs are named by their manifest (journal/stores.h).
bool isContentOf(const Digest &blob, QByteArrayView content)
{
    QCborArray parts;
    for (qsizetype at = 0; at < content.size(); at += journal::BlobStore::PartSize)
        parts.append(signing::digest(Suite::Sm3Sm2, content.sliced(at, std::min(journal::BlobStore::PartSize, content.size() - at))).toBytes());
    return signing::digest(Suite::Sm3Sm2, canonicalCbor(QCborArray{content.size(), parts})) == blob;
}

Result<rules::RulePack> packFrom(const Paper &paper)
{
    const auto document = provedDocument(paper);
    if (!document)
        return failure(document);
    // The signature is over the change, and the change names exactly these bytes.
    return rules::RulePack::loadSigned(paper.content, paper.stored.signature.value, [&](QByteArrayView message, const QByteArray &signature) {
        return isContentOf(document->file, message) && signing::verify(paper.endpointKey, paper.stored.id.toBytes(), signature);
    });
}

Result<rules::HolidayNotice> noticeFrom(const Paper &paper)
{
    const auto document = provedDocument(paper);
    if (!document)
        return failure(document);
    if (!isContentOf(document->file, paper.content))
        return failure(ErrorCode::Corrupt, u"文件内容与下发时不符"_s);
    if (document->fileName.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return rules::holidayNoticeFromCsv(paper.content, document->number.isEmpty() ? document->title : document->number);
    return rules::holidayNoticeFromJson(paper.content);
}

/// Which layer a scope may speak for: n, p/52, p/5206.
std::optional<rules::Layer> layerOf(const QString &scope)
{
    if (scope == "n"_L1)
        return rules::Layer::National;
    return scope.size() == 4 ? rules::Layer::Province : scope.size() == 6 ? std::optional(rules::Layer::City) : std::nullopt;
}

QString fileFor(rules::Layer layer)
{
    return u"rules-%1.cbor"_s.arg(int(layer));
}

QDir folderIn(const QString &dataFolder)
{
    return QDir(QDir(dataFolder).filePath(QString(Folder)));
}

/// By layer, the widest first.
QMap<rules::Layer, rules::RulePack> packsIn(const QString &dataFolder, QStringList *faults)
{
    QMap<rules::Layer, rules::RulePack> packs;
    const QDir folder = folderIn(dataFolder);
    for (const QString &name : folder.entryList({u"rules-*.cbor"_s}, QDir::Files, QDir::Name)) {
        const auto bytes = readStickFile(folder.filePath(name), LargestFile);
        const auto pack = bytes ? packFrom(Paper::fromBytes(*bytes)) : failure(bytes);
        if (pack)
            packs.insert(pack->layer(), *pack);
        else
            faults->append(name + u": "_s + pack.error().detail);
    }
    return packs;
}

Result<rules::RulePack> mergedPack(const QMap<rules::Layer, rules::RulePack> &packs)
{
    rules::RulePack all = rules::RulePack::builtIn();
    for (const rules::RulePack &pack : packs) {
        auto merged = all.merged(pack);
        if (!merged)
            return failure(merged);
        all = *merged;
    }
    return all;
}

Result<> keep(const QString &dataFolder, const QString &name, const Paper &paper)
{
    if (!QDir(dataFolder).mkpath(QString(Folder)))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(folderIn(dataFolder).path()));
    return writeStickFile(folderIn(dataFolder).filePath(name), paper.toBytes());
}

Result<QString> adoptRules(const Paper &paper, const QString &scope, const QString &dataFolder)
{
    const auto pack = packFrom(paper);
    if (!pack)
        return failure(pack);
    const auto layer = layerOf(scope);
    if (pack->layer() == rules::Layer::National)
        return failure(ErrorCode::Unsupported, u"国家规则包随程序更新，不单独下发"_s);
    if (layer != pack->layer())
        return failure(ErrorCode::InvalidInput, u"它是%1规则包，不能由 %2 下发"_s.arg(chineseName(pack->layer()), scope));
    QStringList faults;
    auto packs = packsIn(dataFolder, &faults);
    if (packs.contains(pack->layer())) {
        const QString present = packs.value(pack->layer()).version();
        if (QVersionNumber::fromString(pack->version()) <= QVersionNumber::fromString(present))
            return failure(ErrorCode::WrongState, u"版本 %1 不比现用的 %2 新"_s.arg(pack->version(), present));
    }
    packs.insert(pack->layer(), *pack);
    if (const auto merged = mergedPack(packs); !merged)
        return failure(merged);
    if (auto kept = keep(dataFolder, fileFor(pack->layer()), paper); !kept)
        return failure(kept);
    return u"规则包“%1”%2 已核验签名和版本，予以采用，重新打开程序后生效。"_s.arg(pack->name(), pack->version());
}

Result<QString> adoptHolidays(const Paper &paper, const QString &dataFolder)
{
    const auto notice = noticeFrom(paper);
    if (!notice)
        return failure(notice);
    if (auto kept = keep(dataFolder, u"holidays-%1.cbor"_s.arg(notice->year), paper); !kept)
        return failure(kept);
    return u"%1 年放假通知（%2）已核验，日历重新打开程序后采用。"_s.arg(notice->year).arg(notice->number);
}

/// Whether there was one.
bool removeDamaged(const QString &dataFolder)
{
    bool wasThere = false;
    QDir folder = folderIn(dataFolder);
    for (const QString &name : folder.entryList({u"*.cbor"_s}, QDir::Files)) {
        const auto bytes = readStickFile(folder.filePath(name), LargestFile);
        if (!bytes)
            continue;
        const Paper paper = Paper::fromBytes(*bytes);
        const auto document = provedDocument(paper);
        if (!document || !isContentOf(document->file, paper.content))
            wasThere = folder.remove(name) || wasThere;
    }
    return wasThere;
}

QCborMap verdicts(journal::Journal &journal)
{
    const auto value = readCanonicalCbor(journal::SettingStore(journal).value(VerdictsSetting));
    return value ? value->toMap() : QCborMap();
}

} // namespace

HandedDown handedDown(const QString &dataFolder)
{
    HandedDown all{rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), {}};
    // One layer after the other: one that does not fit (after an update of the program, say) leaves those above it in force.
    for (const rules::RulePack &pack : packsIn(dataFolder, &all.faults)) {
        const auto merged = all.pack.merged(pack);
        if (merged)
            all.pack = *merged;
        else
            all.faults.append(pack.name() + u": "_s + merged.error().detail);
    }
    const QDir folder = folderIn(dataFolder);
    for (const QString &name : folder.entryList({u"holidays-*.cbor"_s}, QDir::Files, QDir::Name)) {
        const auto bytes = readStickFile(folder.filePath(name), LargestFile);
        const auto notice = bytes ? noticeFrom(Paper::fromBytes(*bytes)) : failure(bytes);
        if (notice)
            all.calendar = all.calendar.withNotice(*notice);
        else
            all.faults.append(name + u": "_s + notice.error().detail);
    }
    return all;
}

QList<Adoption> adoptHandedDown(journal::Journal &journal, const QString &dataFolder)
{
    QList<Adoption> adoptions;
    const QByteArray endpointKey = Enrolment::of(journal).endpointKey;
    // A journal that was restored elsewhere comes without the files, and a damaged file is as good as none: judge anew.
    const bool isComplete = folderIn(dataFolder).exists() && !removeDamaged(dataFolder);
    QCborMap judged = isComplete ? verdicts(journal) : QCborMap();
    QList<journal::FeedRow> rows = journal::FeedStore(journal).rows();
    std::ranges::reverse(rows); // The latest has the last word
    for (const journal::FeedRow &row : std::as_const(rows)) {
        const bool isRules = row.kind == FeedKind::Rules;
        if ((!isRules && row.kind != FeedKind::Holidays) || endpointKey.isEmpty() || judged.contains(row.head.toHex()))
            continue;
        const auto document = journal.load<Policy>(row.id);
        const auto stored = journal.storedChange(row.head);
        const auto content = document ? journal::BlobStore(journal).bytes(document->value.file) : failure(document);
        if (!stored || !content)
            continue; // Its file has not arrived yet
        const Paper paper{endpointKey, *stored, *content};
        const auto adopted = isRules ? adoptRules(paper, row.scope, dataFolder) : adoptHolidays(paper, dataFolder);
        if (!adopted && adopted.error().code == ErrorCode::Storage)
            continue; // Later, when there is room
        const QString sentence = adopted ? *adopted : QString(u"“%1”没有采用：%2。"_s.arg(row.title, adopted.error().detail));
        judged.insert(row.head.toHex(), sentence);
        adoptions.append({row.id, row.title, adopted.has_value(), sentence});
    }
    if (adoptions.isEmpty())
        return adoptions;
    (void)QDir(dataFolder).mkpath(QString(Folder));
    (void)journal::SettingStore(journal).put(VerdictsSetting, canonicalCbor(judged));
    return adoptions;
}

QString verdictOn(journal::Journal &journal, const Digest &head)
{
    return verdicts(journal).value(head.toHex()).toString();
}

} // namespace zhijian::sync
