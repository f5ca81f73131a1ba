#include "interpretation/releasecontent.h"

#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "domain/policy.h"
#include "interpretation/officethemes.h"
#include "interpretation/parser.h"
#include "interpretation/pictures.h"
#include "interpretation/picturestore.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "signing/hash.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QString wordsOf(const Policy &policy)
{
    QStringList words{policy.preamble};
    for (const Clause &clause : policy.clauses)
        words.append(clause.text);
    return words.join(u'\n');
}

QByteArray signedBytes(const ReleaseContent &content)
{
    const Interpretation &item = content.item;
    if (item.pictures.isEmpty() && item.cover.isNull() && item.media.isEmpty())
        return content.wechat.toUtf8();
    QCborArray pictures;
    for (const PictureReference &one : item.pictures)
        pictures.append(one.blob.toBytes());
    QCborArray cover;
    if (!item.cover.isNull())
        cover = {item.cover.wide.toBytes(), item.cover.square.toBytes()};
    QCborArray whole{content.wechat, pictures, cover};
    if (!item.media.isEmpty()) {
        QCborArray media;
        for (const MediaFile &file : item.media)
            media.append(file.digest.toBytes());
        whole.append(media);
    }
    return canonicalCbor(whole);
}

} // namespace

RenderInput renderInputOf(journal::Journal &journal, const Interpretation &item, QDate date)
{
    RenderInput input{.title = item.title,
                      .document = parse(item.source),
                      .policies = {},
                      .author = item.author,
                      .date = date,
                      .accountName = {},
                      .theme = item.theme,
                      .isAiAssisted = item.isAiAssisted,
                      .pictures = {}};
    resolveLook(journal, input);
    const PictureStore pictures(journal);
    input.coverWide = pictures.text(item.cover.wide);
    input.coverSquare = pictures.text(item.cover.square);
    input.pictures = pictures.texts(pictures.namedBy(item.source, item.pictures));
    // A cover may be cut from a picture that the text does not show: the cropper opens on it again.
    if (const QString cut = pictures.text(item.cover.picture); !cut.isEmpty())
        input.pictures.insert(pictureAddress(item.cover.picture), cut);
    for (const EntityId &id : item.policies)
        if (const auto policy = journal.load<Policy>(id))
            input.policies.append({policy->value.title, policy->value.number, policy->value.link, wordsOf(policy->value), policy->value.clauses,
                                   policy->value.validity});
    return input;
}

Result<ReleaseContent> releaseContent(journal::Journal &journal, const Digest &revision, const rules::OutputProfile &wechat)
{
    const auto loaded = journal.revision<Interpretation>(revision);
    if (!loaded)
        return failure(loaded);
    ReleaseContent content{loaded->value, renderInputOf(journal, loaded->value, chinaTime(loaded->time).date()), {}, {}};
    // What was signed with the revision, not what is here under the same address.
    content.input.pictures = PictureStore(journal).texts(loaded->value.pictures);
    if (const auto missing = missingPictures(content.input.document, content.input.pictures); !missing.isEmpty())
        return failure(ErrorCode::NotFound, u"第 %1 行：%2"_s.arg(missing.first().line).arg(missing.first().message));
    if (!loaded->value.cover.isNull() && (content.input.coverWide.isEmpty() || content.input.coverSquare.isEmpty()))
        return failure(ErrorCode::NotFound, u"封面图片不在本机：还没有同步到，或已经丢失。请同步，或重新做封面。"_s);
    for (const MediaFile &file : loaded->value.media)
        if (file.isKept() && !journal::BlobStore(journal).isWhole(file.digest))
            return failure(ErrorCode::NotFound, u"“%1”不在本机：还没有同步到，看不到就不能签。请同步后再试。"_s.arg(file.fileName));
    auto html = wechatHtml(content.input, wechat);
    if (!html)
        return failure(html);
    content.wechat = *html;
    content.digest = signing::digest(Suite::Sm3Sm2, signedBytes(content));
    content.policyPages = policyPages(journal, content.item);
    return content;
}

} // namespace zhijian::interpretation
