#pragma once

#include "core/clock.h"
#include "shell/settingspage.h"
#include "shell/todaypage.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/theme.h"

#include <QInputMethodEvent>
#include <QWidget>

/// What several tests of the shell set up. The people and titles are invented.
namespace zhijian::shell::scene {

inline const QList<QSize> Sizes{{911, 512}, {1366, 768}, {1920, 1080}};

inline EntityId id(quint8 number)
{
    QByteArray bytes(16, '\0');
    bytes[15] = char(number);
    return EntityId::fromBytes(bytes);
}

/// Types as the input method does.
inline void compose(QWidget *field, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(field, &event);
}

/// Checks the layout at every size in both schemes and in large type, and saves pictures where asked for.
inline QStringList problemsEverywhere(QWidget *widget, uikit::Theme *theme, const QString &name)
{
    QStringList problems;
    for (const auto mode : {uikit::ColorMode::Light, uikit::ColorMode::Dark}) {
        for (const bool large : {false, true}) {
            theme->setAppearance({mode, large});
            QCoreApplication::processEvents();
            for (const QSize &size : Sizes) {
                for (const QString &problem : layoutcheck::problemsAt(widget, size))
                    problems.append(QStringLiteral("%1x%2%3: ").arg(size.width()).arg(size.height()).arg(large ? QStringLiteral(" large") : QString()) + problem);
                screenshot(widget, QStringLiteral("%1-%2x%3-%4%5").arg(name).arg(size.width()).arg(size.height())
                        .arg(mode == uikit::ColorMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"), large ? QStringLiteral("-large") : QString()));
            }
        }
    }
    theme->setAppearance({uikit::ColorMode::Light, false});
    problems.removeDuplicates();
    for (const QString &problem : std::as_const(problems))
        qInfo().noquote() << name << problem;
    return problems;
}

inline QList<TodayRow> todayRows()
{
    return {
        {QStringLiteral("1"), TodayGroup::Overdue, QStringLiteral("《关于支持小微企业稳岗的若干措施》应解读未解读"), QStringLiteral("应于 11月20日前完成 · 已超 3 天"), QStringLiteral("policies")},
        {QStringLiteral("2"), TodayGroup::DueToday, QStringLiteral("冬季用火安全提示"), QStringLiteral("今天 10:00 发布 · 平江发布（微信）"), QStringLiteral("calendar")},
        {QStringLiteral("3"), TodayGroup::DueToday, QStringLiteral("县政府第 12 次常务会议解读"), QStringLiteral("今天 16:30 发布 · 平江发布（微信）、平江新闻（抖音）"), QStringLiteral("calendar")},
        {QStringLiteral("4"), TodayGroup::ToReview, QStringLiteral("一图读懂：城乡居民医保缴费"), QStringLiteral("待二审 · 李敏 昨天 17:40 提交"), QStringLiteral("review")},
        {QStringLiteral("5"), TodayGroup::ToReview, QStringLiteral("危房改造补助怎么领"), QStringLiteral("待二审 · 李敏 今天 08:52 提交"), QStringLiteral("review")},
        {QStringLiteral("6"), TodayGroup::Returned, QStringLiteral("义务教育入学问答"), QStringLiteral("一审退回：第三问与文件第七条不一致"), QStringLiteral("interpretation")},
        {QStringLiteral("7"), TodayGroup::Silence, QStringLiteral("平江人社（微博）"), QStringLiteral("已 12 天没有更新 · 11月25日起失声"), QStringLiteral("accounts")},
        {QStringLiteral("8"), TodayGroup::Conflict, QStringLiteral("平江发布（微信）的负责人有两个版本"), QStringLiteral("本机与办公室 2 号机"), QStringLiteral("sync")},
        {QStringLiteral("9"), TodayGroup::ToPush, QStringLiteral("3 条改动待上报"), QStringLiteral("最早 昨天 15:12"), QStringLiteral("sync")},
    };
}

inline QList<FirstStep> firstSteps(bool done = false)
{
    return {
        {QStringLiteral("登记账号"), QStringLiteral("录入或从备案表导入本单位的政务新媒体账号"), QStringLiteral("accounts"), done},
        {QStringLiteral("导入政策文件"), QStringLiteral("拖入 Word、WPS 或 PDF，核对文号和日期"), QStringLiteral("policies"), false},
        {QStringLiteral("写第一篇解读"), QStringLiteral("在政策库选条款，按模板填写，提交审核"), QStringLiteral("interpretation"), false},
    };
}

inline void fill(SettingsPage *page)
{
    page->setPeople({{id(1), QStringLiteral("王建国"), QStringLiteral("办公室主任"), {Role::SystemAdministrator, Role::FinalReviewer}, KeyState::Confirmed, false, true},
                        {id(2), QStringLiteral("李敏"), QStringLiteral("科员"), {Role::Operator}, KeyState::Confirmed, false, false},
                        {id(3), QStringLiteral("陈志"), QStringLiteral("副主任"), {Role::FirstReviewer, Role::SecondReviewer, Role::SecrecyExaminer}, KeyState::Waiting, false, false},
                        {id(4), QStringLiteral("周兰"), {}, {Role::Operator}, KeyState::None, true, false}},
        true);
    page->setWaitingKeys({{id(9), QStringLiteral("陈志"), QStringLiteral("办公室 2 号机"), QStringLiteral("3f2a 91c0 77be 04d5"), QStringLiteral("今天 09:12")}});
    page->setRulePack({QStringLiteral("national"), QStringLiteral("2026-01"), QStringLiteral("签名有效")},
        {{QStringLiteral("a"), QStringLiteral("账号失声期限"), QStringLiteral("14 天"), QStringLiteral("国家"), QStringLiteral("国办秘函〔2019〕19号"), QStringLiteral("单项否决"), QStringLiteral("2026年1月1日")},
            {QStringLiteral("b"), QStringLiteral("政策解读期限"), QStringLiteral("3 个工作日"), QStringLiteral("省"), QStringLiteral("国办发〔2016〕80号附件"), QStringLiteral("第三条"), QStringLiteral("2026年1月1日")},
            {QStringLiteral("c"), QStringLiteral("无操作自动锁屏"), QStringLiteral("10 分钟"), QStringLiteral("国家"), QStringLiteral("默认值"), {}, QStringLiteral("2026年1月1日")}});
    page->setStorage({QStringLiteral("D:\\指尖工作站\\data"), QStringLiteral("126 MB"), QStringLiteral("昨天 18:00，存于 E:\\备份"), QStringLiteral("昨天 18:02，全部一致")});
    page->setShortcuts({{QStringLiteral("1"), QStringLiteral("全局"), QStringLiteral("搜索页面、命令和内容"), QStringLiteral("Ctrl+K")},
        {QStringLiteral("2"), QStringLiteral("全局"), QStringLiteral("锁定"), QStringLiteral("Ctrl+L")}});
    page->setAbout(QStringLiteral("0.1.0"), {{QStringLiteral("Qt"), QStringLiteral("6.8"), QStringLiteral("LGPL-3.0")}, {QStringLiteral("KDE Frameworks"), QStringLiteral("6"), QStringLiteral("LGPL-2.1")}},
        QStringLiteral("D:\\指尖工作站\\data"));
}

} // namespace zhijian::shell::scene
