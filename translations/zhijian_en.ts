<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccountPage</name>
    <message>
        <source>%1 等 %2 项</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyListPane</name>
    <message>
        <source>解读 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未解读</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>指尖工作站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印从启动到第一个页面的时间后退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指尖工作站已经在运行(数据文件夹 %1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::AccountsDesk</name>
    <message>
        <source>办理账号状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”已转为%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”已移到回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”已从回收站恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已%1：%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::CalendarDesk</name>
    <message>
        <source>%1月%2日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未能%1：%2。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已把“%1”排到 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已把“%1”移到 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已改“%1”的排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消“%1”的排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未能%1%2：%3。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已%1%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::Entrance</name>
    <message>
        <source>设立单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解锁</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::InterpretationDesk</name>
    <message>
        <source>%1%2：%3（%4）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您的角色只能查看解读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这篇解读已删除，在回收站里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送审</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>《%1》已送审，等待一审。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已删除一篇解读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取回版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写不进 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制到公众号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已复制《%1》，到公众号编辑器里按 Ctrl+V。发布后请回来登记链接。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建不了文件夹 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出了 %1 个文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停止导出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有全部导出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解读.pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记发布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记发布。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::PolicyDesk</name>
    <message>
        <source>%1；有 %2 处待补或待核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴的文本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开政策文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入时已经锁定，请登录后重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存对《%1》的更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>《%1》已移到回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出原文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出到 %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::ReviewDesk</name>
    <message>
        <source>打开稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签“%1”,稿件现在%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::SettingsDesk</name>
    <message>
        <source>国家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>市(州)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>县(区)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公有领域</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已新增 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用,其签批与记录仍然有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>角色已调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认密钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥已确认,下次同步后在对方电脑生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码已修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在核验…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台账完好:%1 条变更、%2 个签名、%3 个附件分块、%4 台设备的链</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核验台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份到文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指尖工作站数据 (*.zj)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已备份到 %1,并已读回核验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随程序发布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份后会读回核验</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::SyncDesk</name>
    <message>
        <source>已登记到上级平台，正在进行第一次同步。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::TodayDesk</name>
    <message>
        <source>登记账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写名称、平台、主办单位和负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入政策文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把 Word、PDF 或文本文件拖进政策库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写一篇解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从政策文件开始,写好后检查、送审、排期</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::Workstation</name>
    <message>
        <source>今日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政策库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 分钟没有操作,已自动锁定;未保存的文字都在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已锁定;未保存的文字都在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您的密码已超过 %1 天,请在“设置”里修改(R-134)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开数据文件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::calendar::CalendarPage</name>
    <message>
        <source>失声预测</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先登记账号，再为稿件选择发布账号，就能在日历上排期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有待排期的稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写好并选定发布账号的稿件会出现在这里，拖到日历的某一天即可排期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1(PageUp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1(PageDown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回到今天（T）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按账号筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或收起待排期列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如果不再安排，今后 60 天里哪些账号会失声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待排期的稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去写解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失声预测：今后 60 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按已有排期都如期发布推算，回车或双击可转到最迟应发布的那一天。只有登记了链接的发布才重新计时。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1年%2月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本月还没有安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本月 %1 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待排期 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待排期 %1 篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1月%2日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 已经失声，请尽快安排发布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 从%2起失声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 从%2起失声，到%3月%4日发布为止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今后 60 天没有账号会失声。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失声预测 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为不群发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”还没有选择发布账号，请先在稿件中选择，再来排期。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发布情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安排发布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看发布情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消排期</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::calendar::MonthDelegate</name>
    <message>
        <source>待定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1月1日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1·庄重</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（未命名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · 不群发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1+%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 %1 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1失声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 个账号失声</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::calendar::MonthView</name>
    <message>
        <source>月历</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（未命名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间待定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不群发，不占用群发次数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这项排期有两个版本，请到“同步”页核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1放假</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1（庄重，不宜安排娱乐、促销内容）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如不再更新，%1从这一天起失声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放在原处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方向键移动，空格放下，Esc 放回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到 %1月%2日 %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排到 %1月%2日 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::calendar::PlanEditor</name>
    <message>
        <source>已经发布并登记，排期不再改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间待定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>群发给订阅者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发布账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公众号每天、服务号每月的群发次数有限；不群发的不占次数。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（未命名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已排 %1月%2日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1(%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这篇稿件还没有选择发布账号，请先打开稿件选择。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请至少选择一个账号，或用“取消排期”。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::calendar::SilenceChip</name>
    <message>
        <source>%1 %2 · %3月%4日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1，%2，最迟 %3 更新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近一次发布登记：%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有发布登记，自登记账号之日（%1）起算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
最迟 %2 更新，否则第二天起失声
点击只看这个账号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::calendar::SilenceStrip</name>
    <message>
        <source>另 %1 个</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation</name>
    <message>
        <source>今天 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昨天 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1月%2日</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::BlockMenu</name>
    <message>
        <source>插入区块</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::ConflictPanel</name>
    <message>
        <source>两个版本都保留着。编辑区里是其中一个；把另一个的内容并进去，或者直接换成它，然后按 Ctrl+S 保存，合并就完成了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#x3000;%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与编辑区的正文相同。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与编辑区相比：下划线是它多出的，删除线是它没有的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 的版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换成这个版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放进编辑区，Ctrl+Z 可以撤销</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::FindBar</name>
    <message>
        <source>查找内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换为</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处（Shift+F3）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处（F3）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部替换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已替换 %1 处</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::FindingDelegate</name>
    <message>
        <source>采用建议</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::FindingsView</name>
    <message>
        <source>检查结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有发现问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写的时候会自动检查，F7 逐条查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::HandoverPanel</name>
    <message>
        <source>复制到公众号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记发布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+C，到公众号编辑器里粘贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出进度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公众号 HTML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长图 750 像素，附切片和文字版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长图 1080 像素，附切片和文字版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF（A4）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>链接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发布时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>三审已签发。发布的内容就是签发的这一版。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有签发，不能复制和登记发布。导出的文件只供校对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一版没有选发布账号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请粘贴发布后的完整链接，以 https:// 开头。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发布时间不能在将来。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::InterpretationPage</name>
    <message>
        <source>没有打开的解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从左边选一篇，或新建一篇。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查、属性和版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>属性</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并两个版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存一个版本（Ctrl+S）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查全文并看下一处（F7）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送审</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送一审（Ctrl+Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制到公众号、导出、登记发布（Ctrl+Shift+E）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或隐藏预览（F9）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或隐藏检查、属性、版本（F4）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查，下一处问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采用建议</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找下一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找上一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或隐藏预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或隐藏检查栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制到公众号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付与导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有改动，不需要保存新版本。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取回这个版本的内容，Ctrl+Z 可以撤销正文的改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能送审：有必须改掉的内容，已定位到第一处。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里的文字已经改过，等检查更新后再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在不能修改，先点“继续修改”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次未保存的内容已恢复（%1）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这篇解读在两台电脑上都改过，有两个版本。先合并，再继续写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签发。修改将使签批作废，要重新送审。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在审核。修改将使签批作废，要重新送审。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超过平台的标题字数</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::ItemListPane</name>
    <message>
        <source>筛选解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建解读（Ctrl+N）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解读列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在审</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建一篇，或在政策库里从条款开始写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合的解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个词或改选“全部”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 篇</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::PreviewPane</name>
    <message>
        <source>手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>桌面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 %1 像素宽显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看看微信深色模式下的样子</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::PropertiesPanel</name>
    <message>
        <source>有 AI 辅助生成的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解读的政策</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发布账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>署名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>摘要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>群发单篇时显示在卡片上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>属性</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>勾选后只有二审以上能取消。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 字，平台最多 %2 字。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::SourceEditor</name>
    <message>
        <source>正文源文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在这里写解读。空行上按“/”或“、”可插入问答、步骤、时间线等区块。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为“%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::VersionsPanel</name>
    <message>
        <source>版本列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取回此版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放进编辑区，可以撤销；保存后成为新版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+S 保存一个版本。自动保存不产生版本。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::interpretation::WritingPane</name>
    <message>
        <source>加粗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>斜体</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::ClauseDelegate</name>
    <message>
        <source>%1的文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换行即拆成两段；Tab 完成，Esc 放弃</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::ClausePane</name>
    <message>
        <source>条款</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选条款的级别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>级别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正所选条款的级别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入上一段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把断开的段落接到上一段后面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正这一段的文字，换行即拆成两段（F2）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 %1 条（款）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已选 %1 段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制条款位置（%1）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改级别</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::ImportReport</name>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入进度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭导入结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导入 %1 份文件……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在识别第 %1/%2 份：%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导入 %1 份，%2 份没有导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导入 %1 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 份没有导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停止：%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看已有的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仍要导入</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::PolicyForm</name>
    <message>
        <source>未填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机关代字〔年份〕序号号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么不主动公开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如：交通运输</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政府网站上的原文网址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公布日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>施行日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公开属性</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不公开理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>效力</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>题注与开头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出原文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存更正（Ctrl+S）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正文请核对：%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::PolicyListPane</name>
    <message>
        <source>筛选标题、字号、机关</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选政策文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政策文件列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入 .docx、.pdf、.txt、.html，可一次选多个（Ctrl+N）；也可以直接拖进来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴文本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从网页或 WPS 复制全文后，在这里粘贴导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已失效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政策库还是空的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把政策文件拖到这里，或导入文件、粘贴文本。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合的文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个词，或改选“全部”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 份</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::PolicyPage</name>
    <message>
        <source>选一份文件，或导入新的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支持 .docx、.pdf、.txt、.html，可把几份一起拖到这里；从网页复制的全文用“粘贴文本”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴文本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>松开即导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解读此文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建一篇解读，关联这份文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从回收站恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放回政策库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到回收站，可以恢复（Delete）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>属性</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或隐藏属性栏（F4）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从网页、Word 或 WPS 复制文件全文（连同标题、文号、落款）粘贴到下面。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件全文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在这里粘贴（Ctrl+V）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>识别并导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份文件刚被另一处改过；您的改动还在，保存后两个版本都会保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份文件有 %1 个版本（不同工作站各改了一次）。选定后按“保存更正”，以它为准。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换看另一个版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由粘贴的文本导入；%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来自 %1；%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（没有标题）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有 %1 篇解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公开属性为“%1”，不能用于公开解读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>《%1》的更正还没有保存：%2。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回去填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入政策文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政策文件 (*.docx *.pdf *.txt *.html *.htm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出原文件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::policy::RemarkedField</name>
    <message>
        <source>已核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1已核对</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::preview::PreviewView</name>
    <message>
        <source>预览</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::registry::AccountFields</name>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>18 位，自动核对校验位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本单位在这个平台已有账号时填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台认证页上显示的主体，应与主办单位一致。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示完整号码（查看会记入审计日志）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新开设（从拟开设走审批）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补录已在运行的账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台分配的 ID 或原始 ID；客户端不填。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定位与备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主要发布什么、面向谁、有哪些栏目。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全国政务新媒体信息报送系统给出的编号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有单位密钥，暂不能填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已备案，须先“申请变更”再修改</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::registry::AccountForm</name>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看另一版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>以当前显示的为准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存（Ctrl+S）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2（%3月%4日 %5）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在显示的：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这条记录有 %1 个版本：%2。请逐一核对，选定一个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交审签前%1。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>须先完成平台认证，填写认证主体。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>须先完成报送，填写备案编号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先保存修改，再办理这一步。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::registry::AccountPage</name>
    <message>
        <source>筛选账号、单位或平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择一个账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边选中账号，这里显示它的备案信息、生命周期和需要注意的事项。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有登记账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先登记本单位的政务新媒体账号：平台、名称、主办单位、负责人等。资料不全也可以先保存，提交审签前补齐。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记第一个账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在用账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已关停注销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回收站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增账号（Ctrl+N）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账号列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回收站 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在用 %1 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的账号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回收站是空的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记后的账号列在这里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”有未保存的修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃并转到所选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先保存或放弃正在填写的修改，再新增账号。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::registry::LifeCycleBar</name>
    <message>
        <source>未通过，退回拟开设</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交单位审签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位已审签，报主管单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主管单位已批准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台已认证，转待报送</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已报送，转正常运行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整改完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不再关停，恢复运行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复正常运行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请变更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转入整改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请关停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关停获准，开始公告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公告期满，关停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台已注销，归档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标记异常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生命周期：%1，现在是%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::review::GateList</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保密审查单号或说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::review::ReviewPage</name>
    <message>
        <source>待审稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自我上次审阅以来的差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>源文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有等待审核的稿件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>操作员在“解读”里写好并送审后,稿件会排在这里,您的在最前。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签“通过”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您还没有审过这篇稿件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自您上次审阅以来没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::review::SignPanel</name>
    <message>
        <source>本人密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签批记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>环节</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结论</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校对发现的差错数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核意见;退回修改或退稿时必须写明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人密码,签批时使用一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>五关</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本级校对差错,容许 %1 处(R-83)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废(%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>稿件在签批之后有改动,签批作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签名没有得到确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不计入(R-79)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验码 %1
意见:%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入本人密码再签批</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::AboutSection</name>
    <message>
        <source>关于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制诊断信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版本、系统和屏幕情况；不含姓名、路径和内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用的开放源代码组件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指尖工作站&#x3000;版本 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据只保存在 %1；不收集使用情况，不计人员活跃度。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2&#x3000;%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::AdministratorStep</name>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印在审签单上，可以不填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写在这台电脑上办公的人。提交后，由本单位系统管理员在他的电脑上确认，确认后即可登录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统管理员添加人员、分配角色、确认密钥。密码保护本机的签名密钥，忘记后无法找回，请牢记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写姓名。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::AppearanceSection</name>
    <message>
        <source>外观</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用大字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>颜色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>立即生效，编辑器和预览一起改变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部文字放大约四分之一</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::CommandPalette</name>
    <message>
        <source>没有找到。可输入名称中的字，或拼音首字母。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搜索结果</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::FirstStartPage</name>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用须知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#x3000;%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3&#x3000;本人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3&#x3000;系统管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在建立，请稍候…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提交申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成，开始使用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::FirstStepCard</name>
    <message>
        <source>第 %1 步，已完成：%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 %1 步：%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::LockScreen</name>
    <message>
        <source>%1 的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解锁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 于 %2 锁定：%3。未保存的文字都还在，解锁后接着写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连续输错密码，已锁定至 %1。到时再试，或换人登录。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::MainWindow</name>
    <message>
        <source>搜索页面、命令和内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本页快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改我的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出程序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开“%1”页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1：%2 项待我处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指尖工作站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指尖工作站 — %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已自动保存 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查 %1 错 %2 警</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全局</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序仍在运行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到期提醒照常弹出。点这里的图标可再打开窗口；要结束程序，请用右键菜单“退出”或 Ctrl+Q。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::NavigationButton</name>
    <message>
        <source>%1，%2 项待我处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 项待我处理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::NavigationRail</name>
    <message>
        <source>导航</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::NoticeStep</name>
    <message>
        <source>我已知悉，并负责告知本单位使用人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先勾选“我已知悉”，再进入下一步。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本系统不得处理国家秘密、工作秘密</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只录入拟公开或可以公开的内容。带有密级标志、“内部”“不得公开”等字样的文件，请不要导入；程序发现这类字样会提醒，但不能代替保密审查。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据保存在这台电脑上。群众的姓名、电话等个人信息加密保存，默认遮盖显示，查看会记入日志。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认的人和时间会一并保存。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::OfficeStep</name>
    <message>
        <source>新建单位（本单位第一台电脑）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入已有单位（本单位已有电脑在用）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如：某某县人民政府办公室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与公章一致，印在审签单和登记表上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行政区划代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 位数字（GB/T 2260）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>18 位，可以以后再填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>省级节点地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由上级主管单位提供</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次性加入码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由本单位系统管理员在“设置 &gt; 人员与角色”中生成，用一次即失效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写加入码；没有时请向本单位系统管理员索取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码是 18 位，现在是 %1 位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一社会信用代码的校验位不对，请对照证书核对。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::PasswordChooser</name>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一次密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两次输入一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码至少 %1 位，还差 %2 位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码须含大写字母、小写字母、数字、符号中的 %1 类，目前有 %2 类。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两次输入的密码不一致，请重新输入第二次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少 %1 位（现有 %2 位）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写、小写、数字、符号至少 %1 类（现有 %2 类）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已满足</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未满足</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::PeopleSection</name>
    <message>
        <source>人员与角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改我的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员只停用、不删除，以往的签名仍然有效；系统管理员、保密审查员、审计员须由不同的人担任。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 在“%2”上申请启用（%3）。请与本人核对指纹后确认：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认 %1 的密钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由系统管理员办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存后立即生效并记入日志；已签署的意见不变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 的角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入现在的密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码与现在的相同，请换一个。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::PeopleStep</name>
    <message>
        <source>放入示例内容（几个账号、两份政策、一篇解读），熟悉后可一次清除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已添加的人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移除所选人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核至少需要两个人：编辑不能审自己的稿。现在不添加，以后可在“设置 &gt; 人员与角色”中添加。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#x3000;%2&#x3000;%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有添加其他人员</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::PersonEditor</name>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>职务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印在审签单上，可以不填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可选多个；任何人不能审自己的稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>初始密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请本人到场设置，或设好后当面告知，登录后再改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写姓名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有同名人员。请加以区分，例如“%1（办公室）”。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::RulePackSection</name>
    <message>
        <source>规则包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有载入规则包。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则取值与依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限、限额和词表都由规则包决定，逐级下发，下级只能更严。本机不能改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&#x3000;版本 %2&#x3000;%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::SettingsPage</name>
    <message>
        <source>搜索设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到这项设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个词，或按 Esc 看全部设置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置分组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按名称、取值或拼音首字母查找</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::ShortcutSection</name>
    <message>
        <source>快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在任何页面按 F1，只看本页的快捷键。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::ShortcutSheet</name>
    <message>
        <source>本页没有快捷键。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::SignInPage</name>
    <message>
        <source>指尖工作站</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连续输错 %1 次，该人员在本机锁定 %2 分钟；登录、失败和锁定都记入日志。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 连续输错密码 %2 次，已锁定至 %3。到时再试，或由系统管理员处理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 的密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 尚未在这台电脑上启用。请设一个密码，提交后由系统管理员确认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在登录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在本机启用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::StatusLine</name>
    <message>
        <source>同步：%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开“同步”页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐条查看（F7）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::StorageSection</name>
    <message>
        <source>数据位置与备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有校验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>占用空间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近校验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验会重算每条记录的摘要和签名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验数据与备份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::TodayModel</name>
    <message>
        <source>%1，%2 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1：%2，%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::TodayPage</name>
    <message>
        <source>待办事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天没有等您办的事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到期、待审、被退回和将要失声的事项会列在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天&#x3000;%1&#x3000;%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从这三步开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从这里开始</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::TopBar</name>
    <message>
        <source>全局搜索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搜索页面、命令、账号、政策、稿件（Ctrl+K）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前登录人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前登录人 %1，%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::TrayIcon</name>
    <message>
        <source>打开主窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::shell::sheetButtons</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::sync::EnrolForm</name>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记到上级平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不登记也可以正常使用全部功能，内容都保存在本机。登记之后，本单位各台工作站的内容会自动汇合，并上报上级平台。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由上级平台提供，例如 https://sync.example.gov.cn:8443</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一次有效，7 天内用完；大小写和连字符不影响</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在登记…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写平台地址。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写登记码。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::sync::SyncPage</name>
    <message>
        <source>立即同步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动同步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多久自动同步一次；改动也会在十几秒内自动上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每 %1 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只手动同步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>立即同步（F5）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次成功</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上级平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两台工作站分别改过同一条内容，两个版本都保留着。打开后核对，保存选定的内容即可。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有两个版本的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同步记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F5 或点“立即同步”，结果会记在这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两个版本（%1）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已上报 %1 条，收到 %2 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，还有 %1 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其中 %1 条未通过保密检查，只留在本机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联网后自动上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机内容都已上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机时间与上级平台相差 %1 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机时间比上级平台%1 %2 分钟。日期是留痕依据，请在系统设置中校准时间。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>慢</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::uikit::NoticeRow</name>
    <message>
        <source>关闭提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::uikit::PasswordField</name>
    <message>
        <source>大写锁定已打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隐藏密码</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::uikit::SideSheet</name>
    <message>
        <source>关闭侧栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zhijian::uikit::diagnosis</name>
    <message>
        <source>程序版本 %1，Qt %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统 %1(%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>屏幕 %1×%2，缩放 %3，平台 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未能%1(%2):%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
