#include "context.h"
#include "domain/titlemarks.h"
#include "interpretation/interpretationservice.h"
#include "interpretation/mediafile.h"
#include "interpretation/parser.h"
#include "interpretation/pictureedit.h"
#include "interpretation/pictureimport.h"
#include "interpretation/picturestore.h"
#include "interpretation/subtitles.h"
#include "journal/stores.h"
#include "rules/thresholdids.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<journal::InterpretationRow> chosenItem(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto text = argument(options, 0, u"稿件"_s);
    if (!opened || !text)
        return !opened ? failure(opened) : failure(text);
    return Context::choose(journal::InterpretationStore(**opened).rows(), *text, &journal::InterpretationRow::title, u"稿件"_s);
}

/// Takes in the picture files that the text names beside it; what is no such file stays, and is named by the checks.
Result<QString> withPictureFiles(Context &context, QString source, const QDir &folder)
{
    const interpretation::PictureLimits limits{.widthPixels = context.pack().number(rules::threshold::PictureWidthPixels),
                                               .pictureBytes = context.pack().number(rules::threshold::WechatImageBytes),
                                               .fileBytes = context.pack().number(rules::threshold::PictureFileBytes)};
    const auto uses = interpretation::pictureUses(interpretation::parse(source));
    for (qsizetype i = 0; i < uses.size(); ++i) {
        interpretation::PictureUse wanted = uses.at(i);
        if (wanted.target.isEmpty() || interpretation::isPictureAddress(wanted.target) || !QFileInfo(folder.filePath(wanted.target)).isFile())
            continue;
        const auto bytes = readFile(folder.filePath(wanted.target));
        const auto made = bytes ? interpretation::preparedPicture(*bytes, limits) : failure(bytes);
        if (!made)
            return failure(made.error().code, u"%1：%2"_s.arg(wanted.target, made.error().detail));
        for (const QString &note : made->notes)
            context.out() << wanted.target << u"："_s << note << u'\n';
        const auto kept = interpretation::PictureStore(**context.journal()).keep(made->bytes);
        if (!kept)
            return failure(kept);
        wanted.target = interpretation::pictureAddress(kept->blob);
        const auto edit = interpretation::changedPicture(source, i, wanted);
        if (!edit)
            continue;
        QStringList lines = source.split(u'\n');
        lines = lines.first(edit->firstLine - 1) + edit->text.split(u'\n') + lines.sliced(edit->lastLine);
        source = lines.join(u'\n');
    }
    return source;
}

/// The text with the cues of the file in its first 字幕 block, or in a new one at the end.
Result<QString> withSubtitles(Context &context, const QString &source, const QString &path)
{
    const auto bytes = readFile(path);
    const auto file = bytes ? interpretation::readSubtitleFile(*bytes) : failure(bytes);
    if (!file)
        return failure(file.error().code, u"%1：%2"_s.arg(path, file.error().detail));
    for (const QString &note : file->notes)
        context.out() << path << u"："_s << note << u'\n';
    for (const interpretation::BlockProblem &problem : file->problems)
        context.out() << path << u" 第 %1 行：%2\n"_s.arg(problem.line).arg(problem.message);
    QStringList lines = source.split(u'\n');
    const QList<interpretation::Block> blocks = interpretation::parse(source).blocks;
    const auto old = std::ranges::find_if(blocks, [](const interpretation::Block &block) { return std::holds_alternative<interpretation::Subtitles>(block.content); });
    if (old == blocks.cend())
        return QString((source.trimmed().isEmpty() ? QString() : QString(source.trimmed() + u"\n\n"_s)) + interpretation::subtitleBlock(file->subtitles) + u'\n');
    lines = lines.first(old->firstLine - 1) + interpretation::subtitleBlock(file->subtitles, old->title).split(u'\n') + lines.sliced(old->lastLine);
    return lines.join(u'\n');
}

/// The film, kept in parts; too large for the journal, by its digest and place.
Result<MediaFile> keptMedia(Context &context, const QString &path)
{
    auto measured = interpretation::measuredFile(path);
    if (!measured)
        return measured;
    if (screening::blocksSubmission(context.screener().screenFileName(measured->fileName)))
        return failure(ErrorCode::Forbidden, u"文件名“%1”里有密级标志或个人信息"_s.arg(measured->fileName));
    if (measured->size > context.pack().number(rules::threshold::MediaFileBytes)) {
        measured->place = QFileInfo(path).absoluteFilePath();
        context.out() << u"%1 太大，没有存进台账，只登记了大小和摘要\n"_s.arg(measured->fileName);
        return measured;
    }
    QFile file(path);
    journal::BlobStore blobs(**context.journal());
    QList<Digest> parts;
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"读不到文件 %1"_s.arg(path));
    while (!file.atEnd()) {
        const auto part = blobs.keepPart(file.read(journal::BlobStore::PartSize));
        if (!part)
            return failure(part);
        parts.append(*part);
    }
    if (const auto kept = blobs.keepManifest(measured->size, parts); !kept || *kept != measured->digest)
        return !kept ? failure(kept) : failure(ErrorCode::Conflict, u"文件 %1 在读取时变了"_s.arg(path));
    return measured;
}

Result<ProductForm> formOf(const QString &name)
{
    QStringList names;
    for (const ProductForm form : enumValues<ProductForm>()) {
        names.append(chineseName(form));
        if (name == chineseName(form) || name.compare(enumText(form), Qt::CaseInsensitive) == 0)
            return form;
    }
    return failure(ErrorCode::InvalidInput, u"没有“%1”这种形式；可写 %2"_s.arg(name, names.join(u'、')));
}

/// Writes FILE as the new revision of the item with this title, or as a new item.
Result<> write(Context &context, const QCommandLineParser &options)
{
    const auto path = argument(options, 0, u"文稿文件"_s);
    const auto session = path ? context.session(options) : failure(path);
    const auto bytes = session ? readFile(*path) : failure(session);
    if (!bytes)
        return failure(bytes);
    auto &journal = **context.journal();
    Interpretation item{.id = EntityId::create(context.clock()), .title = options.value(u"title"_s), .theme = options.value(u"theme"_s)};
    QList<Digest> parents;
    for (const journal::InterpretationRow &row : journal::InterpretationStore(journal).rows())
        if (row.title == item.title) {
            const auto present = journal.load<Interpretation>(row.id);
            item = present->value;
            parents = present->heads;
        }
    if (item.title.isEmpty())
        return failure(ErrorCode::InvalidInput, u"请用 --title 写明标题"_s);
    const auto source = withPictureFiles(context, QString::fromUtf8(*bytes).replace(u"\r\n"_s, u"\n"_s), QFileInfo(*path).dir());
    if (!source)
        return failure(source);
    item.source = *source;
    const bool isSubtitleFile = QStringList{u"srt"_s, u"vtt"_s}.contains(QFileInfo(*path).suffix().toLower());
    if (const QString subtitles = isSubtitleFile ? *path : options.value(u"subtitles"_s); !subtitles.isEmpty()) {
        const auto with = withSubtitles(context, isSubtitleFile ? QString() : item.source, subtitles);
        if (!with)
            return failure(with);
        item.source = *with;
    }
    if (options.isSet(u"form"_s)) {
        const auto form = formOf(options.value(u"form"_s));
        if (!form)
            return failure(form);
        item.form = *form;
    }
    if (options.isSet(u"media"_s)) {
        const auto media = keptMedia(context, options.value(u"media"_s));
        if (!media)
            return failure(media);
        item.media = {*media};
    }
    if (options.isSet(u"author"_s))
        item.author = options.value(u"author"_s);
    for (const QString &name : options.values(u"policy"_s)) {
        const auto policy = Context::choose(journal::PolicyStore(journal).rows(), name, &journal::PolicyRow::title, u"政策文件"_s);
        if (!policy)
            return failure(policy);
        if (!item.policies.contains(policy->id))
            item.policies.append(policy->id);
    }
    for (const QString &name : options.values(u"account"_s)) {
        const auto account = Context::choose(journal::AccountStore(journal).rows(), name, &journal::AccountRow::name, u"账号"_s);
        if (!account)
            return failure(account);
        if (!item.accounts.contains(account->id))
            item.accounts.append(account->id);
    }
    interpretation::InterpretationService service(journal);
    const auto done = parents.isEmpty() ? service.create(item, session->author()).transform([](const EntityId &) {})
                                        : service.save(item, parents, session->author()).transform([](const Digest &) {});
    if (!done)
        return done;
    context.out() << u"已保存%1，版本 %2\n"_s.arg(inTitleMarks(item.title), journal.heads(item.id).first().shortText());
    return {};
}

Result<> list(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::InterpretationRow &row : journal::InterpretationStore(**opened).rows())
        context.out() << chineseName(row.state) << u"  "_s << (row.form == ProductForm::Text ? QString() : QString(u'【' + chineseName(row.form) + u'】')) << row.title << u"  %1 字"_s.arg(row.characters)
                      << (row.origin.isWaiting ? u"  待上报"_s : QString()) << u'\n';
    return {};
}

Result<> show(Context &context, const QCommandLineParser &options)
{
    const auto item = chosenItem(context, options);
    if (!item)
        return failure(item);
    for (const Digest &head : (*context.journal())->heads(item->id)) {
        const auto revision = (*context.journal())->revision<Interpretation>(head);
        context.out() << u"── 版本 %1，%2 ──\n"_s.arg(head.shortText(), isoText(chinaTime(revision->time))) << revision->value.source << u'\n';
    }
    return {};
}

Result<> check(Context &context, const QCommandLineParser &options)
{
    const auto what = argument(options, 0, u"文稿文件或稿件标题"_s);
    if (!what)
        return failure(what);
    QString text;
    if (QFileInfo::exists(*what)) {
        const auto bytes = readFile(*what);
        if (!bytes)
            return failure(bytes);
        text = QString::fromUtf8(*bytes);
    } else {
        const auto item = chosenItem(context, options);
        if (!item)
            return failure(item);
        text = (*context.journal())->load<Interpretation>(item->id)->value.source;
    }
    const auto findings = context.screener().screen(text);
    for (const screening::Finding &finding : findings) {
        const qsizetype line = 1 + QStringView(text).first(finding.position).count(u'\n');
        context.out() << u"第 %1 行  %2  %3  〔%4〕"_s.arg(line).arg(finding.message, finding.excerpt, finding.basis);
        if (finding.replacement)
            context.out() << u"  建议："_s << *finding.replacement;
        context.out() << u'\n';
    }
    context.out() << u"共 %1 条，%2\n"_s.arg(findings.size()).arg(screening::blocksSubmission(findings) ? u"不能送审"_s : u"可以送审"_s);
    return {};
}

} // namespace

QList<Command> interpretationCommands()
{
    return {
        {u"write"_s, u"文件.md --title 标题 [--policy 政策] [--account 账号] --as 操作员"_s, u"保存解读稿（新稿或新版本）"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             p.addOptions({{u"title"_s, u"标题"_s, u"标题"_s}, {u"policy"_s, u"所解读的政策文件，可多次"_s, u"政策"_s},
                           {u"account"_s, u"发布账号，可多次"_s, u"账号"_s}, {u"author"_s, u"署名"_s, u"署名"_s}, {u"theme"_s, u"版式"_s, u"版式"_s},
                           {u"form"_s, u"形式：图文、视频、动画、直播、新闻发布会、专家访谈"_s, u"形式"_s}, {u"media"_s, u"成片文件"_s, u"文件"_s},
                           {u"subtitles"_s, u"字幕文件（SRT 或 WebVTT），放进字幕块"_s, u"文件"_s}});
         }, write},
        {u"items"_s, {}, u"列出解读稿"_s, {}, list},
        {u"show"_s, u"稿件"_s, u"显示解读稿原文（有两个版本时都显示）"_s, {}, show},
        {u"check"_s, u"文件或稿件"_s, u"检查：文号、日期、标点、个人信息、密级标志、词表"_s, {}, check},
    };
}

} // namespace zhijian::cli
