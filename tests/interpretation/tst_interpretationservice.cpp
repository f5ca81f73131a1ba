#include "interpretation/interpretationservice.h"
#include "interpretation/mediafile.h"
#include "interpretation/mergeservice.h"
#include "interpretation/pictures.h"
#include "interpretation/outputfile.h"
#include "interpretation/parser.h"
#include "interpretation/picturestore.h"
#include "interpretation/releasecontent.h"
#include "interpretation/removalservice.h"

#include "domain/account.h"
#include "domain/blobreferences.h"
#include "domain/policy.h"
#include "domain/release.h"
#include "rules/rulepack.h"
#include "testoffice.h"

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

static rules::OutputProfile wechat()
{
    return rules::RulePack::builtIn().outputProfile(u"wechat");
}

class tst_InterpretationService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsFromPolicyAndTemplate();
    void refusesPoliciesThatMayNotBePublished();
    void eachSaveIsARevision();
    void savingWithoutAChangeWritesNothing();
    void anOldBaseBecomesASecondHeadAndBothSettleIt();
    void removesAndRestores();
    void takesBackTheLastChange();
    void onlySecondReviewClearsTheAiMark();
    void keepsUnsavedText();
    void releaseContentIsDeterministic();
    void policyPagesNameTheInterpretation();
    void aReleasedInterpretationKeepsItsPolicies();
    void aSavedTextNamesItsPictures();
    void picturesOfADraftStayHereUntilTheTextIsSaved();
    void anotherPictureEndsTheSignOff();
    void aCoverIsSignedAndHandedOver();
    void aLostPictureIsNotReleased();
    void versionsWithDifferentPicturesMerge();
    void repealMarksWhatHangsOnIt();
    void aFilmIsSignedAndStaysHereUntilItIsSaved();
    void aFilmTooLargeIsProvedByItsDigest();
    void otherFormsNeedAThirdSchema();
    void removalsAreOnlyAddedAndWithoutPersonalData();
    void removalsAreWrittenAsTables();
    void subtitleFilesAreHandedOver();

private:
    static EntityId addRelease(TestOffice &office, const Interpretation &item, const QString &platform, const QString &link)
    {
        Account account;
        account.id = EntityId::create(office.clock);
        account.platform = platform;
        TestOffice::must(office.journal->append(journal::entryOf(account), office.author(office.editor)));
        Release release;
        release.id = EntityId::create(office.clock);
        release.item = item.id;
        release.account = account.id;
        release.revision = office.journal->heads(item.id).first();
        release.link = link;
        release.releasedAt = office.clock.milliseconds();
        TestOffice::must(office.journal->append(journal::entryOf(release), office.author(office.editor)));
        return release.id;
    }

    /// The smallest bytes that pass for a PNG; the store looks at the first eight.
    static QByteArray picture(const QByteArray &content) { return "\x89PNG\r\n\x1a\n" + content; }
    EntityId addPolicy(TestOffice &office, Disclosure disclosure = Disclosure::Active)
    {
        Policy policy;
        policy.id = EntityId::create(office.clock);
        policy.title = u"农田管护办法"_s;
        policy.number = u"青府办发〔2025〕18号"_s;
        policy.disclosure = disclosure;
        TestOffice::must(office.journal->append(journal::entryOf(policy), office.author(office.editor)));
        return policy.id;
    }
};

void tst_InterpretationService::createsFromPolicyAndTemplate()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId id = TestOffice::must(service.create({addPolicy(office)}, u"one-picture"_s, author));
    const auto item = service.item(id)->value;
    QCOMPARE(item.title, u"《农田管护办法》解读"_s);
    QVERIFY(item.source.contains(u"《农田管护办法》（青府办发〔2025〕18号）"_s));
    QCOMPARE(item.policies.size(), 1);
    QCOMPARE(service.rows().size(), 1);
    QCOMPARE(service.create(QList<EntityId>{}, u"gone"_s, author).error().code, ErrorCode::NotFound);
    QCOMPARE(service.create({EntityId::create(office.clock)}, {}, author).error().code, ErrorCode::NotFound);
    QCOMPARE(service.create(Interpretation{}, author).error().code, ErrorCode::InvalidInput);
}

//
void tst_InterpretationService::refusesPoliciesThatMayNotBePublished()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId closed = addPolicy(office, Disclosure::OnRequest);
    QCOMPARE(service.create({closed}, {}, author).error().code, ErrorCode::Forbidden);
    const auto item = office.addInterpretation(u"甲"_s, u"乙"_s);
    Interpretation next = item.value;
    next.policies = {closed};
    QCOMPARE(service.save(next, {item.id}, author).error().code, ErrorCode::Forbidden);
}

//
void tst_InterpretationService::eachSaveIsARevision()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const auto first = office.addInterpretation(u"甲"_s, u"乙"_s);
    Interpretation next = first.value;
    next.source = u"丙\r\n丁"_s;
    const Digest second = TestOffice::must(service.save(next, {first.id}, author));
    QCOMPARE(service.item(next.id)->value.source, u"丙\n丁"_s);
    QCOMPARE(service.item(next.id)->id, second);
    const auto history = service.history(next.id);
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.first().id, second);
    QCOMPARE(history.first().author, office.editor->person);
    next.title.clear();
    QCOMPARE(service.save(next, {second}, author).error().code, ErrorCode::InvalidInput);
    next.title = u"甲"_s;
    QCOMPARE(service.save(next, {}, author).error().code, ErrorCode::InvalidInput);
}

void tst_InterpretationService::savingWithoutAChangeWritesNothing()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto first = office.addInterpretation(u"甲"_s, u"乙"_s);
    const qint64 changes = office.journal->changeCount();
    QCOMPARE(TestOffice::must(service.save(first.value, {first.id}, office.author(office.editor))), first.id);
    QCOMPARE(office.journal->changeCount(), changes);
}

void tst_InterpretationService::anOldBaseBecomesASecondHeadAndBothSettleIt()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const auto first = office.addInterpretation(u"甲"_s, u"乙"_s);
    Interpretation mine = first.value;
    mine.source = u"我的"_s;
    Interpretation theirs = first.value;
    theirs.source = u"他的"_s;
    TestOffice::must(service.save(mine, {first.id}, author));
    TestOffice::must(service.save(theirs, {first.id}, author));
    const auto conflict = *service.item(mine.id);
    QVERIFY(conflict.isConflict());
    QCOMPARE(service.rows().first().state, ItemState::Conflict);
    mine.source = u"合并"_s;
    TestOffice::must(service.save(mine, conflict.heads, author));
    QVERIFY(!service.item(mine.id)->isConflict());
}

void tst_InterpretationService::removesAndRestores()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const auto item = office.addInterpretation(u"甲"_s, u"乙"_s);
    TestOffice::must(service.remove(item.value.id, author));
    QVERIFY(service.rows().isEmpty());
    QCOMPARE(service.rows(journal::Deleted::Only).size(), 1);
    TestOffice::must(service.restore(item.value.id, author));
    QCOMPARE(service.rows().size(), 1);
    QCOMPARE(service.item(item.value.id)->value.source, u"乙"_s);
}

void tst_InterpretationService::takesBackTheLastChange()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const auto first = office.addInterpretation(u"甲"_s, u"乙"_s);
    const Digest removed = TestOffice::must(service.remove(first.value.id, author));
    TestOffice::must(service.takeBack(removed, author));
    QCOMPARE(service.item(first.value.id)->value, first.value);
    QCOMPARE(service.takeBack(removed, author).error().code, ErrorCode::WrongState);
    TestOffice::must(service.takeBack(first.id, author));
    QVERIFY(service.rows().isEmpty());
    TestOffice::must(service.restore(first.value.id, author));
    // Two versions: removing one would leave the other behind.
    const auto seen = TestOffice::must(service.item(first.value.id));
    Interpretation left = seen.value;
    left.source = u"左"_s;
    Interpretation right = seen.value;
    right.source = u"右"_s;
    for (const Interpretation &one : {left, right})
        TestOffice::must(office.journal->append(journal::entryOf(one, seen.heads), author));
    QCOMPARE(service.remove(first.value.id, author).error().code, ErrorCode::Conflict);
}

//
void tst_InterpretationService::onlySecondReviewClearsTheAiMark()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    auto item = office.addInterpretation(u"甲"_s, u"乙"_s);
    item.value.isAiAssisted = true;
    const Digest marked = TestOffice::must(service.save(item.value, {item.id}, office.author(office.editor)));
    item.value.isAiAssisted = false;
    QCOMPARE(service.save(item.value, {marked}, office.author(office.editor)).error().code, ErrorCode::Forbidden);
    QCOMPARE(service.save(item.value, {marked}, office.author(office.first)).error().code, ErrorCode::Forbidden);
    TestOffice::must(service.save(item.value, {marked}, office.author(office.second)));
}

//
void tst_InterpretationService::keepsUnsavedText()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const auto item = office.addInterpretation(u"甲"_s, u"乙"_s);
    Interpretation typed = item.value;
    typed.source = u"正在写的"_s;
    TestOffice::must(service.keepDraft(typed, item.id, 4));
    auto draft = service.draft(typed.id);
    QVERIFY(draft && draft->item == typed && draft->cursor == 4 && !draft->isOutdated);
    QCOMPARE(draft->savedAt, office.clock.milliseconds());
    QCOMPARE(service.recoverableDrafts().size(), 1);

    Interpretation other = item.value;
    other.source = u"别人的"_s;
    TestOffice::must(office.journal->append(journal::entryOf(other, {item.id}), office.author(office.first)));
    QVERIFY(service.draft(typed.id)->isOutdated);
    QCOMPARE(service.item(typed.id)->value.source, u"别人的"_s);

    TestOffice::must(service.save(typed, service.item(typed.id)->heads, author));
    QVERIFY(!service.draft(typed.id));
    TestOffice::must(service.keepDraft(typed, service.item(typed.id)->id, 0));
    QVERIFY(service.recoverableDrafts().isEmpty()); // the same as what is stored
    TestOffice::must(service.discardDraft(typed.id));
    QVERIFY(!service.draft(typed.id));
}

void tst_InterpretationService::releaseContentIsDeterministic()
{
    TestOffice office;
    const auto item = office.addInterpretation(u"甲"_s, u"## 一、乙\n\n```qa\n问：丙\n答：丁\n```"_s);
    const auto first = TestOffice::must(releaseContent(*office.journal, item.id, wechat()));
    office.clock.advance(86'400'000);
    QCOMPARE(TestOffice::must(releaseContent(*office.journal, item.id, wechat())).digest, first.digest);
    QCOMPARE(releaseContent(*office.journal, Digest(), wechat()).error().code, ErrorCode::NotFound);
}

// the other side of the association.
void tst_InterpretationService::policyPagesNameTheInterpretation()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId policy = addPolicy(office);
    const EntityId id = TestOffice::must(service.create({policy}, {}, author));
    const Interpretation item = service.item(id)->value;
    QList<PolicyPage> pages = policyPages(*office.journal, item);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages.first().policy.title, u"农田管护办法"_s);
    const QList<InterpretationReference> unreleased{{u"《农田管护办法》解读"_s, {}, {}}};
    QCOMPARE(pages.first().interpretations, unreleased);
    QVERIFY(!policyPageHtml(pages.first()).contains("<a "_L1));

    addRelease(office, item, u"website"_s, u"https://www.example.gov.cn/jd.html"_s);
    addRelease(office, item, u"wechat"_s, u"https://mp.weixin.qq.com/s/a"_s);
    const EntityId other = TestOffice::must(service.create({policy}, {}, author));
    TestOffice::must(service.create({policy}, {}, author)); // Not released: it is not named
    addRelease(office, service.item(other)->value, u"wechat"_s, u"https://mp.weixin.qq.com/s/b\"><script>"_s);
    pages = policyPages(*office.journal, item);
    QCOMPARE(pages.first().interpretations.size(), 2);
    QCOMPARE(pages.first().interpretations.at(0).link, u"https://www.example.gov.cn/jd.html"_s);
    QCOMPARE(pages.first().interpretations.at(0).date, chinaTime(office.clock.milliseconds()).date());
    const QString html = policyPageHtml(pages.first());
    QVERIFY(html.contains(u"<a href=\"https://www.example.gov.cn/jd.html\""_s));
    QVERIFY(html.contains(u"《〈农田管护办法〉解读》"_s));
    QVERIFY(html.contains(u"相关解读"_s));
    QVERIFY(!html.contains("<script"_L1));
    for (const Theme &theme : themes())
        QVERIFY(policyPageHtml(pages.first(), theme).contains(u"相关解读"_s));
}

// deleting one side of the link is refused after publication.
void tst_InterpretationService::aReleasedInterpretationKeepsItsPolicies()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId policy = addPolicy(office);
    const EntityId second = addPolicy(office);
    const EntityId id = TestOffice::must(service.create({policy}, {}, author));
    Interpretation item = service.item(id)->value;
    item.policies = {policy, second};
    const Digest attached = TestOffice::must(service.save(item, {service.item(id)->id}, author));
    const Digest removed = TestOffice::must(service.remove(id, author)); // Not released yet: it may go
    TestOffice::must(service.restore(id, author));
    Q_UNUSED(removed)
    addRelease(office, item, u"website"_s, u"https://www.example.gov.cn/jd.html"_s);
    item.policies = {second};
    const auto detached = service.save(item, {service.item(id)->id}, author);
    QCOMPARE(detached.error().code, ErrorCode::Forbidden);
    QVERIFY(detached.error().detail.contains(u"《农田管护办法》"_s));
    QCOMPARE(service.takeBack(attached, author).error().code, ErrorCode::Forbidden);
    QCOMPARE(service.remove(id, author).error().code, ErrorCode::Forbidden);
    item.policies = {second, policy, addPolicy(office)};
    QVERIFY(service.save(item, {service.item(id)->id}, author)); // One more is no loss
}

void tst_InterpretationService::aSavedTextNamesItsPictures()
{
    TestOffice office;
    PictureStore store(*office.journal);
    const auto one = TestOffice::must(store.keep(picture("one")));
    const auto two = TestOffice::must(store.keep(picture("two")));
    QCOMPARE(TestOffice::must(store.keep(picture("one"))), one); // kept once
    QCOMPARE(store.keep("text").error().code, ErrorCode::InvalidInput);
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId id = TestOffice::must(service.create(
        Interpretation{.title = u"甲"_s, .source = u"![会场](%1)\n\n![会场](%1)\n\n![没有](图:0000000000000000)"_s.arg(pictureAddress(one.blob))}, author));
    auto item = service.item(id)->value;
    QCOMPARE(item.pictures, QList{one});
    QCOMPARE(office.journal->change(service.item(id)->id)->schema, 2); // older programs would lose them
    // What is taken out of the text is no longer named; a picture copied from another text is.
    item.source = u"```image\n图片：%1\n替代文字：乙\n```"_s.arg(pictureAddress(two.blob));
    TestOffice::must(service.save(item, service.item(id)->heads, author));
    QCOMPARE(service.item(id)->value.pictures, QList{two});
    item.source = u"没有图"_s;
    TestOffice::must(service.save(item, service.item(id)->heads, author));
    QVERIFY(service.item(id)->value.pictures.isEmpty());
    QCOMPARE(office.journal->change(service.item(id)->id)->schema, 1);
    QVERIFY(office.journal->verify());
}

// R-129, and a killed program: the picture is here before the text names it.
void tst_InterpretationService::picturesOfADraftStayHereUntilTheTextIsSaved()
{
    TestOffice office;
    journal::BlobStore blobs(*office.journal);
    const auto kept = TestOffice::must(PictureStore(*office.journal).keep(picture("draft")));
    const auto lost = TestOffice::must(PictureStore(*office.journal).keep(picture("thrown away")));
    QVERIFY(blobs.partsToPush(10).isEmpty());
    InterpretationService service(*office.journal);
    auto item = office.addInterpretation(u"甲"_s, u"乙"_s);
    item.value.source = u"![会场](%1)"_s.arg(pictureAddress(kept.blob));
    TestOffice::must(service.keepDraft(item.value, item.id, 0));
    QVERIFY(blobs.partsToPush(10).isEmpty());
    QCOMPARE(renderInputOf(*office.journal, service.draft(item.value.id)->item, {}).pictures.value(pictureAddress(kept.blob)),
             u"data:image/png;base64,"_s + QString::fromLatin1(picture("draft").toBase64()));
    // What no draft and no change names goes at the next start; the rest stays.
    QCOMPARE(TestOffice::must(PictureStore(*office.journal).tidy()), 2); // part and manifest
    QVERIFY(!blobs.bytes(lost.blob));
    QVERIFY(blobs.bytes(kept.blob));
    TestOffice::must(service.save(item.value, item.heads, office.author(office.editor)));
    QCOMPARE(blobs.partsToPush(10).size(), 2);
    TestOffice::must(service.discardDraft(item.value.id));
    QCOMPARE(TestOffice::must(PictureStore(*office.journal).tidy()), 0);
}

// A sign-off names what is shown: exchanging the picture ends it, even under the same address in the same text.
void tst_InterpretationService::anotherPictureEndsTheSignOff()
{
    TestOffice office;
    PictureStore store(*office.journal);
    const auto one = TestOffice::must(store.keep(picture("one")));
    const auto two = TestOffice::must(store.keep(picture("two")));
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId id = TestOffice::must(service.create(Interpretation{.title = u"甲"_s, .source = u"![会场](%1)"_s.arg(pictureAddress(one.blob))}, author));
    const auto signedRevision = *service.item(id);
    office.submit(id, signedRevision.id);
    office.signOff(office.first, id, signedRevision.id, Stage::First);
    QCOMPARE(journal::ReviewStore(*office.journal).state(id).counting.size(), 1);
    const auto before = TestOffice::must(releaseContent(*office.journal, signedRevision.id, wechat()));
    auto item = signedRevision.value;
    item.source = u"![会场](%1)"_s.arg(pictureAddress(two.blob));
    const Digest next = TestOffice::must(service.save(item, signedRevision.heads, author));
    QVERIFY(journal::ReviewStore(*office.journal).state(id).counting.isEmpty());
    const auto after = TestOffice::must(releaseContent(*office.journal, next, wechat()));
    QCOMPARE(after.wechat, before.wechat); // the place-holder says the same
    QVERIFY(after.digest != before.digest);
    // A body made by hand: the same text, another digest under its address.
    const QByteArray sameBeginning = one.blob.toBytes().first(20) + QByteArray(13, 'x');
    const Digest forged = Digest::fromBytes(sameBeginning);
    Interpretation forgery = signedRevision.value;
    forgery.pictures = {{forged, u"image/png"_s}};
    const Digest third = TestOffice::must(office.journal->append(journal::entryOf(forgery, {next}), author));
    QCOMPARE(releaseContent(*office.journal, third, wechat()).error().code, ErrorCode::NotFound);
    forgery.pictures = {one, two};
    const Digest fourth = TestOffice::must(office.journal->append(journal::entryOf(forgery, {third}), author));
    QVERIFY(TestOffice::must(releaseContent(*office.journal, fourth, wechat())).digest != before.digest);
}

// the cover goes out with the text, so it is signed with it.
void tst_InterpretationService::aCoverIsSignedAndHandedOver()
{
    TestOffice office;
    PictureStore store(*office.journal);
    const auto wide = TestOffice::must(store.keep(picture("wide")));
    const auto square = TestOffice::must(store.keep(picture("square")));
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId id = TestOffice::must(service.create(Interpretation{.title = u"甲"_s, .source = u"乙"_s}, author));
    auto item = *service.item(id);
    const Digest without = TestOffice::must(releaseContent(*office.journal, item.id, wechat())).digest;
    item.value.cover = {.picture = wide.blob, .wideCrop = u"0_0_1_1"_s, .squareCrop = u"0_0_1_1"_s, .wide = wide.blob, .square = square.blob};
    const Digest next = TestOffice::must(service.save(item.value, item.heads, author));
    QCOMPARE(service.item(id)->value.cover, item.value.cover);
    QCOMPARE(journal::BlobStore(*office.journal).partsToPush(10).size(), 4); // Two pictures, kept once
    const auto content = TestOffice::must(releaseContent(*office.journal, next, wechat()));
    QVERIFY(content.digest != without);
    const auto files = TestOffice::must(outputFiles(DocumentKind::Pictures, content.input, {}, wechat()));
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.first(), (OutputFile{u"封面-900x383.jpg"_s, picture("wide")}));
    // The text shows no picture, but the cropper finds what the cover was cut from; the release does not show it.
    QVERIFY(renderInputOf(*office.journal, item.value, QDate(2026, 11, 23)).pictures.contains(pictureAddress(wide.blob)));
    QVERIFY(content.input.pictures.isEmpty());
    item.value.cover.square = Digest(Suite::Sm3Sm2, QByteArray(32, 'x'));
    const Digest gone = TestOffice::must(service.save(item.value, {next}, author));
    QCOMPARE(releaseContent(*office.journal, gone, wechat()).error().code, ErrorCode::NotFound);
}

void tst_InterpretationService::aLostPictureIsNotReleased()
{
    TestOffice office;
    const auto item = office.addInterpretation(u"甲"_s, u"乙\n\n![会场](图:0123456789abcdef)"_s);
    const auto refused = releaseContent(*office.journal, item.id, wechat());
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QCOMPARE(refused.error().detail, u"第 3 行：图片“会场”不在本机：还没有同步到，或已经丢失。请同步，或重新插入这张图片。"_s);
    // A foreign address loads nowhere and stops nothing.
    QVERIFY(releaseContent(*office.journal, office.addInterpretation(u"甲"_s, u"![会场](https://a.cn/x.png)"_s).id, wechat()));
}

void tst_InterpretationService::versionsWithDifferentPicturesMerge()
{
    TestOffice office;
    PictureStore store(*office.journal);
    const auto one = TestOffice::must(store.keep(picture("one")));
    const auto two = TestOffice::must(store.keep(picture("two")));
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const EntityId id = TestOffice::must(service.create(Interpretation{.title = u"甲"_s, .source = u"一\n\n二\n"_s}, author));
    const auto base = *service.item(id);
    auto left = base.value;
    left.source = u"一 ![左](%1)\n\n二\n"_s.arg(pictureAddress(one.blob));
    auto right = base.value;
    right.source = u"一\n\n二 ![右](%1)\n"_s.arg(pictureAddress(two.blob));
    TestOffice::must(service.save(left, base.heads, author));
    TestOffice::must(service.save(right, base.heads, author));
    QCOMPARE(service.item(id)->heads.size(), 2);
    MergeService merge(*office.journal, {}, {});
    const auto comparison = TestOffice::must(merge.compare(id));
    QVERIFY(std::ranges::none_of(comparison.parts, [](const MergePart &part) { return part.key == "pictures"_L1; }));
    QCOMPARE(comparison.openCount(), 0);
    TestOffice::must(merge.save(comparison, author));
    const auto merged = *service.item(id);
    QCOMPARE(merged.heads.size(), 1);
    QCOMPARE(merged.value.pictures.size(), 2);
    QVERIFY(releaseContent(*office.journal, merged.id, wechat()));
}

//
void tst_InterpretationService::repealMarksWhatHangsOnIt()
{
    TestOffice office;
    journal::Journal &journal = *office.journal;
    const EntityId policy = addPolicy(office);
    Interpretation item;
    item.title = u"客运补贴问答"_s;
    item.policies = {policy};
    const auto id = InterpretationService(journal).create(item, office.author(office.editor));
    QVERIFY(id.has_value());
    QVERIFY(!journal::InterpretationStore(journal).row(*id)->needsRecheck);
    for (const auto &[validity, expected] : {std::pair(Validity::Amended, false), std::pair(Validity::Repealed, true), std::pair(Validity::InForce, false),
                                            std::pair(Validity::Expired, true)}) {
        auto changed = journal.load<Policy>(policy);
        QVERIFY(changed.has_value());
        changed->value.validity = validity;
        QVERIFY(journal.append(journal::entryOf(changed->value, changed->heads), office.author(office.editor)).has_value());
        QCOMPARE(journal::InterpretationStore(journal).row(*id)->needsRecheck, expected);
        QCOMPARE(renderInputOf(journal, journal.load<Interpretation>(*id)->value, {}).policies.first().validity, validity);
    }
}

/// Parts of a film as the desk stores them.
static MediaFile keptFilm(TestOffice &office, const QByteArray &bytes)
{
    journal::BlobStore blobs(*office.journal);
    QList<Digest> parts;
    for (qsizetype at = 0; at < bytes.size(); at += journal::BlobStore::PartSize)
        parts.append(TestOffice::must(blobs.keepPart(bytes.mid(at, journal::BlobStore::PartSize))));
    return {.digest = TestOffice::must(blobs.keepManifest(bytes.size(), parts)), .mediaType = u"video/mp4"_s, .fileName = u"客运补贴.mp4"_s, .size = bytes.size()};
}

// Issue 4: the file is kept by digest, and its digest is signed; R-129: a draft's blob does not leave.
void tst_InterpretationService::aFilmIsSignedAndStaysHereUntilItIsSaved()
{
    TestOffice office;
    InterpretationService service(*office.journal);
    const auto author = office.author(office.editor);
    const QByteArray bytes = QByteArray(journal::BlobStore::PartSize, 'a') + "b";
    const EntityId id = TestOffice::must(service.create(Interpretation{.title = u"甲"_s, .source = u"脚本\n"_s}, author));
    const auto pushed = [&] { return journal::BlobStore(*office.journal).partsToPush(100).size(); };
    const MediaFile film = keptFilm(office, bytes);
    QCOMPARE(film.digest, TestOffice::must(journal::BlobStore(*office.journal).put(bytes)));
    const MediaFile draft = keptFilm(office, bytes + "draft");
    const qsizetype before = pushed();
    auto item = *service.item(id);
    const Digest plain = TestOffice::must(releaseContent(*office.journal, item.id, wechat())).digest;
    item.value.form = ProductForm::Video;
    item.value.media = {draft};
    TestOffice::must(service.keepDraft(item.value, item.id, 0));
    TestOffice::must(PictureStore(*office.journal).tidy()); // a draft names it
    QVERIFY(journal::BlobStore(*office.journal).isWhole(draft.digest));
    QCOMPARE(pushed(), before);
    TestOffice::must(service.save(item.value, item.heads, author));
    QVERIFY(pushed() > before);
    item = *service.item(id);
    QCOMPARE(item.value.media, QList<MediaFile>{draft});
    QCOMPARE(journal::InterpretationStore(*office.journal).row(id)->form, ProductForm::Video);
    const Digest signedOne = TestOffice::must(releaseContent(*office.journal, item.id, wechat())).digest;
    QVERIFY(signedOne != plain);
    item.value.media = {film};
    TestOffice::must(service.save(item.value, item.heads, author));
    item = *service.item(id);
    QVERIFY(TestOffice::must(releaseContent(*office.journal, item.id, wechat())).digest != signedOne);
    QVERIFY(journal::BlobStore(*office.journal).check(film.digest));
    // What has not come here cannot be looked at, so it cannot be signed.
    item.value.media = {{.digest = Digest(Suite::Sm3Sm2, QByteArray(32, 'x')), .mediaType = u"video/mp4"_s, .fileName = u"乙.mp4"_s, .size = 1}};
    TestOffice::must(service.save(item.value, item.heads, author));
    const auto refused = releaseContent(*office.journal, service.item(id)->id, wechat());
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"乙.mp4"_s), qPrintable(refused.error().detail));
}

// Issue 4: a file too large for the store is kept by digest, place and size, and can be checked again.
void tst_InterpretationService::aFilmTooLargeIsProvedByItsDigest()
{
    TestOffice office;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"大片.mp4"_s);
    const QByteArray bytes(3 * journal::BlobStore::PartSize + 7, 'v');
    const auto write = [&](const QByteArray &content) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(bytes));
    auto film = TestOffice::must(measuredFile(path));
    QCOMPARE(film.digest, TestOffice::must(journal::BlobStore(*office.journal).keep(bytes)));
    QCOMPARE(film.mediaType, u"video/mp4"_s);
    QCOMPARE(film.size, bytes.size());
    film.place = path;
    QVERIFY(checkOutside(film));
    QVERIFY(write(bytes + "x"));
    QVERIFY(checkOutside(film).error().detail.contains(u"不是同一个文件"_s));
    QVERIFY(QFile::remove(path));
    QCOMPARE(checkOutside(film).error().code, ErrorCode::NotFound);
    QVERIFY(write({}));
    QVERIFY(!measuredFile(path));
    QVERIFY(write(bytes));
    QCOMPARE(measuredFile(path, [](qint64) { return false; }).error().code, ErrorCode::Cancelled);
    // It is no blob: nobody waits for it, and the text can be signed.
    Interpretation item{.title = u"甲"_s, .source = u"脚本\n"_s};
    item.media = {film};
    QCOMPARE(blobReferences(Interpretation::Type, item.toBody()), QList<Digest>());
    const EntityId id = TestOffice::must(InterpretationService(*office.journal).create(item, office.author(office.editor)));
    QCOMPARE(office.journal->load<Interpretation>(id)->value.media, item.media);
    QVERIFY(releaseContent(*office.journal, office.journal->heads(id).first(), wechat()));
    item.media.first().place.clear();
    QCOMPARE(blobReferences(Interpretation::Type, item.toBody()), QList<Digest>{film.digest});
}

void tst_InterpretationService::otherFormsNeedAThirdSchema()
{
    Interpretation item{.title = u"甲"_s};
    QCOMPARE(lowestSchema(Interpretation::Type, item.toBody()), 1);
    item.form = ProductForm::Live;
    QCOMPARE(lowestSchema(Interpretation::Type, item.toBody()), 3);
    QCOMPARE(Interpretation::fromBody({}, item.toBody()).form, ProductForm::Live);
    QCOMPARE(lowestSchema(Removal::Type, Removal{}.toBody()), 3);
}

// Issue 4: a log of what was removed. R-56: without personal data.
void tst_InterpretationService::removalsAreOnlyAddedAndWithoutPersonalData()
{
    TestOffice office;
    RemovalService service(*office.journal);
    const auto author = office.author(office.editor);
    const auto text = office.addInterpretation(u"图文"_s, u"正文\n"_s).value;
    Interpretation live{.title = u"直播"_s, .source = u"预告\n"_s};
    live.form = ProductForm::Live;
    live.id = TestOffice::must(InterpretationService(*office.journal).create(live, author));
    Removal removal{.id = {}, .item = live.id, .text = u"  刷单返利\n加我13800138000 "_s, .sender = u"刘小明😀"_s, .words = {u"刷单返利"_s},
                    .action = ModerationAction::Reported, .reason = {}};
    TestOffice::must(service.record(removal, author));
    const auto rows = service.entries(live.id);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().text, u"刷单返利 加我138****8000"_s);
    QCOMPARE(rows.first().sender, u"刘**"_s);
    QCOMPARE(rows.first().action, ModerationAction::Reported);
    QCOMPARE(rows.first().words, QStringList{u"刷单返利"_s});
    QCOMPARE(rows.first().personName, u"王小云"_s);
    QCOMPARE(rows.first().time, office.clock.milliseconds());
    QCOMPARE(service.entries(text.id).size(), 0);
    // Nothing of the person is in the journal, neither in the projection nor in the change.
    const auto body = office.journal->load<Removal>(rows.first().id)->value.toBody();
    for (const QString &word : {u"13800138000"_s, u"小明"_s})
        QVERIFY(!QCborValue(body).toCbor().contains(word.toUtf8()));
    const auto refusal = [&](auto change) {
        Removal wrong = removal;
        change(wrong);
        const auto refused = service.record(wrong, author);
        return refused ? QString() : refused.error().detail;
    };
    QVERIFY(refusal([](Removal &one) { one.text = u" \n"_s; }).contains(u"没有填写"_s));
    QVERIFY(refusal([](Removal &one) { one.words.clear(); }).contains(u"为什么处置"_s));
    QVERIFY(refusal([&](Removal &one) { one.time = office.clock.milliseconds() + 3'600'000; }).contains(u"将来"_s));
    QVERIFY(refusal([&](Removal &one) { one.item = text.id; }).contains(u"没有弹幕"_s));
    QVERIFY(refusal([](Removal &one) { one.text = QString(3000, u'长'); }).contains(u"超过"_s));
    QCOMPARE(service.entries(live.id).size(), 1);
    // After the sign-off the text cannot change, the log goes on; a rebuilt projection is the same.
    const Digest revision = office.journal->heads(live.id).first();
    office.submit(live.id, revision);
    removal.words.clear();
    removal.reason = u"辱骂他人"_s;
    TestOffice::must(service.record(removal, author));
    QCOMPARE(office.journal->heads(live.id), QList<Digest>{revision});
    QCOMPARE(journal::InterpretationStore(*office.journal).row(live.id)->state, ItemState::FirstReview);
    const auto before = office.journal->projectionDigest();
    TestOffice::must(office.journal->rebuild());
    QCOMPARE(office.journal->projectionDigest(), before);
    QCOMPARE(service.entries(live.id).size(), 2);
}

void tst_InterpretationService::removalsAreWrittenAsTables()
{
    const QList<journal::RemovalRow> rows{
        {.id = {}, .item = {}, .time = 1'795'000'060'000, .text = u"=cmd|' /C calc'!A0"_s, .sender = u"刘**"_s, .words = {u"甲"_s, u"乙"_s}, .action = ModerationAction::Removed, .reason = {}, .personName = u"王小云"_s},
        {.id = {}, .item = {}, .time = 1'795'000'000'000, .text = u"他说\"好\""_s, .sender = {}, .words = {}, .action = ModerationAction::Muted, .reason = u"辱骂"_s, .personName = u"王小云"_s}};
    QVERIFY(removalCsv(rows).startsWith("\xef\xbb\xbf"));
    const QStringList lines = QString::fromUtf8(removalCsv(rows)).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.first(), u"时间,弹幕,发送人,命中的词,处置,理由,经办人"_s);
    QVERIFY2(lines.at(1).contains(u"\"他说\"\"好\"\"\""_s) && lines.at(1).contains(u"\"禁言\",\"辱骂\""_s), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).contains(u"\"'=cmd|"_s) && lines.at(2).contains(u"\"甲、乙\""_s), qPrintable(lines.at(2)));
    const auto workbook = TestOffice::must(officefile::writeWorkbook(removalSheet(rows)));
    const auto sheet = TestOffice::must(officefile::readSheet(workbook, u"弹幕处置记录.xlsx"_s));
    QCOMPARE(sheet.rows.size(), 3);
    QCOMPARE(sheet.rows.at(2).cells.at(1), u"=cmd|' /C calc'!A0"_s);
}

void tst_InterpretationService::subtitleFilesAreHandedOver()
{
    RenderInput input;
    input.document = parse(u"```subtitles\n00:01 --> 00:02\n甲\n```\n\n```subtitles\n00:03 --> 00:04\n乙\n```\n\n```words\n刷单 | 删除\n```\n"_s);
    const auto srt = TestOffice::must(outputFiles(DocumentKind::Srt, input, {}, wechat()));
    QCOMPARE(srt.size(), 2);
    QCOMPARE(srt.first(), (OutputFile{u"字幕.srt"_s, QByteArray("1\n00:00:01,000 --> 00:00:02,000\n甲\n\n")}));
    QCOMPARE(srt.last().name, u"字幕-2.srt"_s);
    QVERIFY(TestOffice::must(outputFiles(DocumentKind::Vtt, input, {}, wechat())).first().bytes.startsWith("WEBVTT\n\n"));
    QCOMPARE(TestOffice::must(outputFiles(DocumentKind::Papers, input, {}, wechat())), (QList<OutputFile>{{u"弹幕词表.txt"_s, QByteArray("刷单\n")}}));
    input.document = parse(u"正文\n\n```subtitles\n00:x --> 00:02\n甲\n```\n"_s);
    QVERIFY(outputFiles(DocumentKind::Srt, input, {}, wechat()).error().detail.contains(u"第 1 条字幕（第 4 行）"_s));
}

QTEST_GUILESS_MAIN(tst_InterpretationService)
#include "tst_interpretationservice.moc"
