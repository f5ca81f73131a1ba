#pragma once

#include "calendar/calendarcontents.h"
#include "core/clock.h"

#include <QDateTime>

namespace zhijian::calendar {

/// A county in the middle of November 2026: five accounts, a dozen items in every state, releases and plans.
struct SampleContents
{
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    CalendarContents contents;
    QList<EntityId> accounts;

    SampleContents()
    {
        using namespace Qt::StringLiterals;
        contents.today = clock.today();
        addAccount(u"云岭发布"_s, u"wechat"_s, u"公众号"_s, 3);
        addAccount(u"云岭微博"_s, u"weibo"_s, u"微博"_s, 10);
        addAccount(u"云岭政务抖音"_s, u"douyin"_s, u"抖音号"_s, 12);
        addAccount(u"掌上云岭"_s, u"app"_s, u"客户端"_s, 16);
        addAccount(u"云岭办事"_s, u"wechat"_s, u"服务号"_s, 1);

        release(u"一图读懂优化营商环境若干措施"_s, {0, 1}, QDate(2026, 11, 3), QTime(9, 30));
        release(u"城乡居民医保缴费问答"_s, {0}, QDate(2026, 11, 9), QTime(10, 0));
        release(u"冬春农田水利建设方案解读"_s, {1}, QDate(2026, 11, 13), QTime(16, 20));
        release(u"城乡居民医保缴费问答"_s, {4}, QDate(2026, 11, 22), QTime(8, 30));
        release(u"政务服务“一网通办”怎么办"_s, {0}, QDate(2026, 11, 20), QTime(9, 0));

        plan(u"公共租赁住房管理办法解读"_s, ItemState::Approved, {0, 1}, QDate(2026, 11, 25), QTime(9, 30));
        plan(u"冬季森林防火令有哪些要求"_s, ItemState::Approved, {1}, QDate(2026, 11, 25), QTime(15, 0));
        plan(u"稳就业十二条政策问答"_s, ItemState::FinalReview, {2}, QDate(2026, 11, 26), QTime(18, 0));
        plan(u"义务教育入学政策图解"_s, ItemState::SecondReview, {0}, QDate(2026, 11, 27), QTime(9, 0));
        plan(u"养老服务补贴申领指南"_s, ItemState::Draft, {0, 1, 4}, QDate(2026, 12, 1), QTime());
        plan(u"国家宪法日：行政复议怎么申请"_s, ItemState::Approved, {0}, QDate(2026, 12, 4), QTime(8, 30));
        plan(u"道路交通安全条例要点"_s, ItemState::Returned, {2}, QDate(2026, 12, 2), QTime(10, 0));
        for (int i = 0; i < 4; ++i)
            plan(u"创业担保贷款办理第 %1 讲"_s.arg(i + 1), i == 0 ? ItemState::Voided : ItemState::Draft, {1}, QDate(2026, 11, 30), QTime(9 + 2 * i, 0));

        item(u"农村危房改造补助办法解读"_s, ItemState::Approved, {0, 1});
        item(u"营商环境评价办法一图读懂"_s, ItemState::FirstReview, {0});
        item(u"高校毕业生就业补贴怎么领"_s, ItemState::Draft, {0, 2, 4});
        item(u"冬至祭扫文明倡议"_s, ItemState::Draft, {});
    }

    EntityId addAccount(const QString &name, const QString &platform, const QString &kind, int daysSinceRelease)
    {
        const qint64 at = QDateTime(contents.today.addDays(-daysSinceRelease), QTime(9, 0), chinaTimeZone()).toMSecsSinceEpoch();
        contents.accounts.append({.id = EntityId::create(clock), .name = name, .platform = platform, .kind = kind, .state = AccountState::Running,
                                  .lastReleasedAt = at});
        accounts.append(contents.accounts.last().id);
        return accounts.last();
    }

    EntityId item(const QString &title, ItemState state, const QList<int> &places)
    {
        QList<EntityId> ids;
        for (const int place : places)
            ids.append(accounts.at(place));
        contents.items.append({.id = EntityId::create(clock), .title = title, .accounts = ids, .state = state});
        return contents.items.last().id;
    }

    EntityId plan(const QString &title, ItemState state, const QList<int> &places, QDate date, QTime time)
    {
        const EntityId id = item(title, state, places);
        for (const int place : places)
            contents.plans.append({.id = EntityId::create(clock), .item = id, .account = accounts.at(place), .date = date, .time = time,
                                   .title = title, .state = state, .accountName = contents.accounts.at(place).name});
        return id;
    }

    void release(const QString &title, const QList<int> &places, QDate date, QTime time)
    {
        const EntityId id = item(title, ItemState::Released, places);
        const qint64 at = QDateTime(date, time, chinaTimeZone()).toMSecsSinceEpoch();
        for (const int place : places)
            contents.releases.append({.id = EntityId::create(clock), .item = id, .account = accounts.at(place), .releasedAt = at, .title = title,
                                      .accountName = contents.accounts.at(place).name});
    }
};

} // namespace zhijian::calendar
