//! Deadlines: what is read as a time by which something is to be done, and which day it is.
//!
//! `tasks` prints them as `by TEXT = DATE`, `-` where the text fixes no day.
//!
//! # What is a deadline
//!
//! - By when something is to be done, with the last day that is still in time.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、整改。2023年6月30日前完成。"), "by 2023年6月30日前 = 2023-06-30");
//!   assert_eq!(tasks("一、整改。2025年底前完成。"), "by 2025年底前 = 2025-12-31");
//!   ```
//!
//! - A target year is its last day.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、目标。到2025年，建成十座水库。"), "by 到2025年 = 2025-12-31");
//!   // The years of a plan are one where something is ordered in them.
//!   assert_eq!(tasks("一、目标。“十四五”期间要建成十座水库。"), "by “十四五”期间 = 2025-12-31");
//!   ```
//!
//! - Without a year it is reckoned from the document's own date, or from the day that the caller gives; with
//!   neither it has none.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、整改。年底前完成。\n某某市人民政府\n2021年5月13日\n"), "by 年底前 = 2021-12-31");
//!   assert_eq!(tasks("一、整改。年底前完成。"), "by 年底前 = -");
//!   ```
//!
//! - So is a day that is named by its place near that day; a weekday is the next to come, a day without its month too.
//!   An occasion of the calendar has no date, unless one stands beside it.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   let tasks = |text: &str| tasks(&format!("一、整改。{text}完成。\n某某市人民政府\n2021年5月13日\n"));
//!   assert_eq!(tasks("明天下班前"), "by 明天下班前 = 2021-05-14");
//!   assert_eq!(tasks("下周三前"), "by 下周三前 = 2021-05-19");
//!   assert_eq!(tasks("务必于10日前"), "by 10日前 = 2021-06-10");
//!   assert_eq!(tasks("2022年春节前"), "by 2022年春节前 = -");
//!   assert_eq!(tasks("端午节（6月14日）前"), "by 端午节（6月14日）前 = 2021-06-14");
//!   ```
//!
//! - A period has no date: who knows when it begins?
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、办理。受理后5个工作日内办结。"), "by 5个工作日内 = -");
//!   ```
//!
//! - Past events, validity and start dates are none.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、施行。本办法自2022年1月1日起施行，有效期5年。2021年5月底前的申请已经办结。"), "");
//!   ```
//!
//! - A deadline without a party stands in a task without parties.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   let document = gongwen::Document::parse("一、整改。2023年6月底前完成。");
//!   let task = document.assignments().next().expect("one task");
//!   assert_eq!((task.parties().len(), task.deadlines().len()), (0, 1));
//!   ```
//!
//! - An impossible day stays text, with a diagnostic.
//!
//!   ```
//!   # use gongwen::choices::*;
//!   assert_eq!(tasks("一、整改。2023年2月30日前完成。"), "by 2023年2月30日前 = -");
//!   ```
